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
