import { describe, expect, it } from 'vitest';
import { findIn, MOST_FOUND } from './find';

const words = (text: string, wanted: string): string[] =>
  findIn(text, wanted).map(({ start, end }) => text.slice(start, end));

describe('finding in a text', () => {
  it('finds every place, large letters or small', () => {
    expect(words('Crane, crane and CRANES', 'crane')).toEqual(['Crane', 'crane', 'CRANE']);
    expect(words('Straße und STRASSE', 'straße')).toEqual(['Straße']);
    expect(words('ÄRGER und ärger', 'ärger')).toEqual(['ÄRGER', 'ärger']);
  });

  it('takes any space between words', () => {
    expect(words('a crane\nsupplier, a crane  supplier', 'crane supplier')).toHaveLength(2);
  });

  it('takes signs as they stand', () => {
    expect(words('2.950 (of 2x950) [a-b] a\\b', '2.950')).toEqual(['2.950']);
    expect(words('2.950 (of 2x950) [a-b]', '(of 2x950) [a-b]')).toEqual(['(of 2x950) [a-b]']);
    expect(words('what? +a* ^b$ {c}|d / e', '+a* ^b$ {c}|d / e')).toHaveLength(1);
  });

  it('finds nothing for nothing, and stops somewhere', () => {
    expect(findIn('text', '  ')).toEqual([]);
    expect(findIn('', 'a')).toEqual([]);
    expect(findIn('a'.repeat(MOST_FOUND + 10), 'a')).toHaveLength(MOST_FOUND);
  });

  it('keeps positions beyond the first plane', () => {
    const text = '𠮷𠮷 crane';
    expect(findIn(text, 'crane')).toEqual([{ start: 5, end: 10 }]);
  });
});
