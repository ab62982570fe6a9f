import { describe, expect, it } from 'vitest';
import type { Revision } from '../wire/wire';
import { sittings } from './sittings';

const saved = (number: number, at: string, words: number, actor = 'Ana'): Revision => ({
  number,
  at: `2026-03-09T${at}Z`,
  actor,
  title: 'A',
  words,
});

describe('revisions', () => {
  it('are put together where one writer saved again soon, with what each brought', () => {
    const found = sittings([
      saved(5, '10:00:30', 12),
      saved(4, '10:00:10', 20),
      saved(3, '08:00:00', 14),
      saved(2, '07:59:00', 14, 'Ben'),
      saved(1, '07:58:00', 3, 'Ben'),
    ]);
    expect(found.map(({ saves }) => saves.map((one) => one.revision.number))).toEqual([
      [5, 4],
      [3],
      [2, 1],
    ]);
    expect(found.flatMap(({ saves }) => saves.map((one) => one.gained))).toEqual([
      -8,
      6,
      0,
      11,
      null,
    ]);
    expect(found[0]).toMatchObject({ actor: 'Ana', ended: '2026-03-09T10:00:30Z' });
    expect(found[0]?.began).toBe('2026-03-09T10:00:10Z');
  });

  it('of none are none', () => {
    expect(sittings([])).toEqual([]);
  });
});
