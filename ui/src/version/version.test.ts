import { describe, expect, it } from 'vitest';
import type { DiffKind, DiffRow } from '../wire/wire';
import { fold } from './words';

const rows = (kinds: string): DiffRow[] =>
  [...kinds].map((sign) => ({
    kind: ({ s: 'same', c: 'changed', a: 'added', r: 'removed' } as Record<string, DiffKind>)[
      sign
    ] as DiffKind,
    old: sign === 'a' ? null : [{ text: sign, changed: sign !== 's' }],
    new: sign === 'r' ? null : [{ text: sign, changed: sign !== 's' }],
  }));
const drawn = (kinds: string): string =>
  fold(rows(kinds))
    .map((one) => ('row' in one ? one.row.kind.charAt(0) : `(${one.same.length})`))
    .join('');

describe('folding what is the same', () => {
  it('keeps a row around each change', () => {
    expect(drawn('ssssscsssss')).toBe('(4)scs(4)');
    expect(drawn('casr')).toBe('casr');
  });

  it('does not fold a single row', () => {
    expect(drawn('sscss')).toBe('sscss');
    expect(drawn('cssssssc')).toBe('cs(4)sc');
  });

  it('folds everything where nothing differs', () => {
    expect(drawn('ssss')).toBe('(4)');
    expect(fold([])).toEqual([]);
  });

  it('keeps every row exactly once, in order', () => {
    const all = rows('sssscssssassrssss');
    const flat = fold(all).flatMap((one) => ('row' in one ? [one.row] : one.same));
    expect(flat).toEqual(all);
  });
});
