import { describe, expect, it } from 'vitest';
import { linesOf } from './lines';

const alone = (text: string, other: string): string[] =>
  linesOf(text, other)
    .filter((line) => line.alone)
    .map((line) => line.text);

describe('lines of two texts', () => {
  it('stand alone where the other text does not hold them', () => {
    expect(alone('one\ntwo\nthree', 'one\nthree')).toEqual(['two']);
    expect(alone('one\nthree', 'one\ntwo\nthree')).toEqual([]);
  });

  it('count: one line of the other accounts for one line only', () => {
    expect(alone('same\nsame', 'same')).toEqual(['same']);
  });

  it('are not told apart by empty lines', () => {
    expect(alone('one\n\n\n', 'one')).toEqual([]);
  });
});
