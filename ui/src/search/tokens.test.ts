import { describe, expect, it } from 'vitest';
import { tokens } from './tokens';

const kinds = (query: string): string =>
  tokens(query)
    .filter((token) => token.kind !== 'space')
    .map((token) => `${token.kind}:${token.text}`)
    .join(' | ');

describe('parts of a query', () => {
  it('are told apart', () => {
    expect(kinds('ferry AND (telecom OR "slate heron") published:2024')).toBe(
      'word:ferry | operator:AND | sign:( | word:telecom | operator:OR | phrase:"slate heron" | sign:) | field:published: | word:2024',
    );
    expect(kinds('or and notes -tag:x')).toBe(
      'word:or | word:and | word:notes | field:-tag: | word:x',
    );
    expect(kinds('"not closed')).toBe('phrase:"not closed');
    expect(kinds('/gr[ae]y/ h*r and/or /a/b')).toBe(
      'expression:/gr[ae]y/ | word:h*r | word:and/or | word:/a/b',
    );
  });

  it.each(['', ' ', '((', 'a"b', '“x”y', 'http://a.b:80/c', '海 AND тест:x', '"', 'a  b ', '\t:)'])(
    'are together the query again: %j',
    (query) => {
      expect(
        tokens(query)
          .map((token) => token.text)
          .join(''),
      ).toBe(query);
    },
  );
});
