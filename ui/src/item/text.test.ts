import { describe, expect, it } from 'vitest';
import type { Block } from '../wire/wire';
import { splitLong } from './long';
import { quoteOf } from './quote';
import { languageName, sizeWords } from './words';

const block = (text: string, start: number | null = 0): Block => ({
  kind: 'paragraph',
  level: null,
  text,
  kept: true,
  rule: null,
  start,
});

describe('long blocks', () => {
  it('are left alone where a browser can draw them', () => {
    expect(splitLong([block('short')])).toEqual([{ ...block('short'), goesOn: false }]);
  });

  it('are cut between words, keep every character and know their place', () => {
    const text = 'word '.repeat(9_000);
    const parts = splitLong([block(text, 100)]);
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    let at = 100;
    for (const part of parts) {
      expect(part.start).toBe(at);
      at += part.text.length;
    }
    expect(parts.map((part) => part.goesOn)).toEqual(parts.map((_, i) => i < parts.length - 1));
  });

  it('are never cut within a character', () => {
    const text = '𠮷'.repeat(20_000);
    for (const part of splitLong([block(text)]))
      expect(part.text).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
  });
});

describe('words', () => {
  it('quote with the citation behind the last line', () => {
    expect(quoteOf('one\n\ntwo', { key: 'harbour-2024' })).toBe(
      '> one\n>\n> two [@harbour-2024]\n',
    );
  });

  it('say sizes and languages as people do', () => {
    expect(sizeWords(1)).toBe('1 byte');
    expect(sizeWords(4_800)).toMatch(/4\.8\skB/);
    expect(sizeWords(52_000_000)).toMatch(/52\sMB/);
    expect(languageName('de')).toBe('German');
    expect(languageName('not a code')).toBe('not a code');
  });
});
