import { describe, expect, it } from 'vitest';
import { pieces } from './marks';

const drawn = (text: string, marks: { start: number; end: number }[], offset = 0): string =>
  pieces(text, marks, offset)
    .map((piece) => (piece.mark === null ? piece.text : `[${piece.mark}:${piece.text}]`))
    .join('');

describe('pieces', () => {
  it('cut a text at its marks and lose nothing of it', () => {
    expect(drawn('one two three', [{ start: 4, end: 7 }])).toBe('one [0:two] three');
    expect(drawn('one', [])).toBe('one');
    expect(drawn('', [])).toBe('');
    expect(
      drawn('ab', [
        { start: 0, end: 1 },
        { start: 1, end: 2 },
      ]),
    ).toBe('[0:a][1:b]');
  });

  it('take the part of a longer text', () => {
    const marks = [
      { start: 2, end: 4 },
      { start: 11, end: 14 },
      { start: 40, end: 44 },
    ];
    expect(drawn('two three', marks, 10)).toBe('t[1:wo ]three');
  });

  it('draw nothing twice where marks overlap or lie outside', () => {
    expect(
      drawn('abcdef', [
        { start: 1, end: 4 },
        { start: 2, end: 5 },
        { start: 5, end: 99 },
      ]),
    ).toBe('a[0:bcd][1:e][2:f]');
  });
});
