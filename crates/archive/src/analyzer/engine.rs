//! The analyzer as the search engine wants it.

use tantivy::tokenizer::{Token as EngineToken, TokenStream, Tokenizer};

use super::{Cursor, Reading, Token};

/// The one analyzer, for indexing.
#[derive(Clone, Default)]
pub struct ArchiveTokenizer;

/// Tokens of one text.
pub struct ArchiveTokens<'a> {
    cursor: Cursor<'a>,
    token: Token,
    handed_out: EngineToken,
}

impl Tokenizer for ArchiveTokenizer {
    type TokenStream<'a> = ArchiveTokens<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> ArchiveTokens<'a> {
        ArchiveTokens {
            cursor: Cursor::new(text, Reading::Text),
            token: Token::default(),
            handed_out: EngineToken::default(),
        }
    }
}

impl TokenStream for ArchiveTokens<'_> {
    fn advance(&mut self) -> bool {
        if !self.cursor.next_into(&mut self.token) {
            return false;
        }
        std::mem::swap(&mut self.handed_out.text, &mut self.token.text);
        self.handed_out.offset_from = self.token.from;
        self.handed_out.offset_to = self.token.to;
        self.handed_out.position = self.token.position;
        true
    }

    fn token(&self) -> &EngineToken {
        &self.handed_out
    }

    fn token_mut(&mut self) -> &mut EngineToken {
        &mut self.handed_out
    }
}

#[cfg(test)]
mod tests {
    use tantivy::tokenizer::{TokenStream as _, Tokenizer as _};

    use super::ArchiveTokenizer;
    use crate::analyzer::{Reading, analyze};

    #[test]
    fn the_engine_gets_the_tokens_of_a_text() {
        let text = "China’s 网络攻击, ﬁnal: l'été 2024年";
        let mut tokenizer = ArchiveTokenizer;
        let mut stream = tokenizer.token_stream(text);
        let mut handed_out = Vec::new();
        while stream.advance() {
            let token = stream.token();
            handed_out.push((
                token.text.clone(),
                token.offset_from,
                token.offset_to,
                token.position,
            ));
        }
        let wanted: Vec<_> = analyze(text, Reading::Text)
            .into_iter()
            .map(|token| (token.text, token.from, token.to, token.position))
            .collect();
        assert_eq!(handed_out, wanted);
    }
}
