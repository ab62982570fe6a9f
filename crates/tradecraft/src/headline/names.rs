//! Names that a headline has and its text has not.

use super::body::Body;
use super::term::{Sort, Term, number_of_name};

/// A term and how much of it the text has.
pub(super) type Weighed<'a> = (Term<'a>, f32);

/// The names of the headline that the text does not mention, as written, in order. Neighbouring
/// words of one name are told as one; a name of which the text has a word is mentioned, unless it
/// is the number behind it that makes the name ("Microsoft 365").
pub(super) fn headline_only(headline: &str, terms: &[Weighed<'_>], body: &Body) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut n = 0;
    while n < terms.len() {
        let end = end_of_name(headline, terms, n);
        let numbered = terms
            .get(end.max(n + 1))
            .zip(terms.get(end.max(n + 1) - 1))
            .is_some_and(|((number, _), (name, _))| number_of_name(headline, name, number, body));
        let last = if numbered { end.max(n + 1) + 1 } else { end };
        if last == n {
            n += 1;
            continue;
        }
        let parts = &terms[n..last];
        let missing = if numbered {
            parts.last().is_some_and(|(_, present)| *present == 0.0)
        } else {
            parts.iter().all(|(_, present)| *present == 0.0)
        };
        if missing && let Some(name) = written(headline, parts) {
            names.push(name);
        }
        n = last;
    }
    names
}

/// Where the name that begins at `n` ends; `n` where there is none.
fn end_of_name(headline: &str, terms: &[Weighed<'_>], n: usize) -> usize {
    let is_name = |term: &Term<'_>| matches!(term.sort, Sort::Name | Sort::CertainName);
    let mut end = n;
    while let Some((term, _)) = terms.get(end).filter(|(term, _)| is_name(term)) {
        let joined = end == n || {
            let before = &terms[end - 1].0;
            headline.get(before.from + before.raw.len()..term.from) == Some(" ")
        };
        if !joined {
            break;
        }
        end += 1;
    }
    end
}

/// The words of a name as the headline writes them.
fn written(headline: &str, parts: &[Weighed<'_>]) -> Option<String> {
    let (first, last) = (&parts.first()?.0, &parts.last()?.0);
    headline.get(first.from..last.from + last.raw.len()).map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::headline_only;
    use crate::headline::body::Body;
    use crate::headline::lists::list_for;
    use crate::headline::term::terms;
    use crate::headline::weigh::presence;

    fn missing(headline: &str, text: &str) -> Vec<String> {
        let body = Body::read(text);
        let list = list_for(&body.counts(), None);
        let weighed: Vec<_> = terms(headline, list, &body)
            .into_iter()
            .map(|term| {
                let present = presence(&term, &body);
                (term, present)
            })
            .collect();
        headline_only(headline, &weighed, &body)
    }

    #[test]
    fn a_name_is_told_as_one() {
        let text = "the storm of the year was over and the Quayside server is up";
        for (headline, names) in [
            ("minister thanks Anna Brightwater for help", vec!["Anna Brightwater"]),
            ("minister thanks Anna, Brightwater for help", vec!["Anna", "Brightwater"]),
            ("update for Quayside 410 is late", vec!["Quayside 410"]),
            ("update for Quayside 4.0 is late", vec![]),
            ("update for Quayside 2031 is late", vec![]),
            ("the end of iMango and the rest", vec!["iMango"]),
            ("storm over Velmara in March", vec!["Velmara"]),
            ("Storm Over Velmara In March", vec![]),
        ] {
            assert_eq!(missing(headline, text), names, "{headline}");
        }
    }

    #[test]
    fn a_name_that_is_mentioned_by_one_of_its_words_is_not_missing() {
        let text = "the court heard that Brightwater was in the house of a friend";
        assert!(missing("judge frees Anna Brightwater at last", text).is_empty());
        assert!(missing("court frees US man", "the American was in the house").is_empty());
    }
}
