//! Lines that say what stands around them: the paragraphs of a notice about cookies, the lines
//! above and below a reader's comment, the sentence about the author at the end.

use crate::tokens;

/// Words of notices about cookies and consent. Most news in any language use the English ones.
const CONSENT: &[&str] = &[
    "cookie",
    "consent",
    "opt-out",
    "opt out",
    "privacy",
    "gdpr",
    "ccpa",
    "personal information",
    "personal data",
    "third-party",
    "third party",
    "third parties",
    "browser",
    "preferences",
    "datenschutz",
    "einwilligung",
    "necessary",
    "analytics",
    "advertising",
    "tracking",
    "personali",
];

/// Words by which a page speaks to its reader.
const VOICE: &[&str] = &[
    "we", "our", "us", "you", "your", "website", "wir", "unsere", "sie", "ihre", "nous", "vous",
    "votre", "usted", "su", "nosotros", "noi", "voi",
];

/// Longer lines are sentences.
const LONGEST: usize = 80;

/// Words at the end of a line that names who comments.
const SAYS: &[&str] = &[
    "says",
    "wrote",
    "replied",
    "commented",
    "schreibt",
    "sagt",
    "dice",
    "dit",
    "escribe",
    "scrive",
];

/// Lines that are a button below a comment.
const REPLY: &[&str] = &[
    "reply",
    "antworten",
    "répondre",
    "responder",
    "rispondi",
    "odpowiedz",
    "ответить",
    "balas",
    "yanıtla",
    "回复",
    "返信",
    "reageren",
    "svara",
];

/// Units of "3 days ago".
const UNITS: &[&str] = &["second", "minute", "hour", "day", "week", "month", "year"];

/// What follows a name in a sentence about the author.
const IS: &[&str] = &[
    "is", "was", "has", "writes", "covers", "joined", "works", "leads", "ist", "schreibt",
    "arbeitet", "est", "es", "é", "è", "jest",
];

/// What authors are.
const ROLES: &[&str] = &[
    "writer",
    "journalist",
    "reporter",
    "editor",
    "founder",
    "author",
    "correspondent",
    "freelance",
    "blogger",
    "columnist",
    "contributor",
    "contributing",
    "expert",
    "specialist",
    "photographer",
    "director",
    "consultant",
    "redakteur",
    "redakteurin",
    "journaliste",
    "periodista",
    "producer",
];

/// A sentence about the author is not longer than this.
const LONGEST_BIOGRAPHY: usize = 700;

/// True for a paragraph in which the page speaks of cookies and consent.
pub(super) fn is_consent(paragraph: &str) -> bool {
    let lower = paragraph.to_lowercase();
    let found = CONSENT.iter().filter(|word| lower.contains(**word)).count();
    let about = found >= 4 || (found >= 2 && lower.contains("cookie"));
    about && tokens::lower(&lower).iter().any(|word| VOICE.contains(&word.as_str()))
}

/// True for a line that stands above or below a comment: who wrote it, when, the button to reply.
pub(super) fn is_comment_sign(line: &str) -> bool {
    if line.len() > 4 * LONGEST || line.chars().nth(LONGEST).is_some() {
        return false;
    }
    let words = tokens::lower(line);
    let Some(last) = words.last() else { return false };
    let few = words.len() <= 6;
    let sentence = line.ends_with(['.', '!', '?', '。']);
    let says = few && words.len() >= 2 && !sentence && SAYS.contains(&last.as_str());
    let reply = REPLY.contains(&words[0].as_str()) && words.len() <= 4 || REPLY.contains(&line);
    let ago = last == "ago"
        && words.len() == 3
        && UNITS.iter().any(|unit| words[1].trim_end_matches('s') == *unit);
    says || reply || ago || is_moment(line, &words)
}

/// True for a short line that gives a year and a time of the day and little more.
fn is_moment(line: &str, words: &[String]) -> bool {
    let year = |word: &String| {
        word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && is_number(word)
    };
    let bytes = line.as_bytes();
    let time = bytes.windows(4).any(|it| {
        it[0].is_ascii_digit()
            && matches!(it[1], b':' | b'.' | b'h')
            && it[2].is_ascii_digit()
            && it[3].is_ascii_digit()
    });
    line.chars().count() < 50 && words.len() <= 9 && time && words.iter().any(year)
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// True for a sentence about the author: a name, "is", and what authors are.
pub(super) fn is_biography(paragraph: &str) -> bool {
    if paragraph.chars().nth(LONGEST_BIOGRAPHY).is_some() {
        return false;
    }
    let mut words: Vec<String> = Vec::new();
    tokens::words(crate::normal::prefix(paragraph, 400), |word| words.push(word.to_owned()));
    let in_name = |word: &&String| {
        word.chars().next().is_some_and(char::is_uppercase)
            || matches!(word.as_str(), "de" | "van" | "von" | "di" | "da" | "el" | "al")
    };
    let name = words.iter().take_while(in_name).count();
    let verb = words.get(name).is_some_and(|word| IS.contains(&word.as_str()));
    let role = |word: &String| ROLES.contains(&word.to_lowercase().as_str());
    (1..=5).contains(&name) && verb && words.iter().skip(name).take(40).any(role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_about_cookies_are_known() {
        assert!(is_consent("We use cookies on our website to remember your preferences."));
        assert!(is_consent("These cookies are stored in your browser only with your consent."));
        assert!(!is_consent("The court ruled that the company broke privacy law and must pay."));
        assert!(!is_consent("The baker sold two hundred cookies before noon on Monday."));
    }

    #[test]
    fn lines_around_comments_are_known() {
        for line in [
            "Ada Novak says:",
            "Reply",
            "Reply to Jo",
            "3 days ago",
            "July 31, 2017 at 8:53 am",
            "31.07.2017 08:53",
            "回复",
        ] {
            assert!(is_comment_sign(line), "{line}");
        }
        for line in [
            "The office says so.",
            "Replies came from every port of the river on Monday",
            "12:30",
            "2017",
            "What the minister says about the river and its gates",
            "",
            "Two ships ago",
        ] {
            assert!(!is_comment_sign(line), "{line}");
        }
    }

    #[test]
    fn sentences_about_authors_are_known() {
        assert!(is_biography("Ada van Novak is a freelance writer who lives by the river in Ulm."));
        assert!(is_biography("Jo Berg schreibt als Redakteurin über Häfen und Flüsse."));
        assert!(!is_biography("Ada Novak was on the quay when the river rose over night."));
        assert!(!is_biography("The editor of the paper was not on the quay when it rose."));
    }
}
