/** Versions in words. */
import { t, type PlainKey } from '../messages';
import type { DiffRow, MadeBy } from '../wire/wire';

const MADE_BY: Readonly<Record<MadeBy, PlainKey>> = {
  capture: 'version.by.capture',
  analyst: 'version.by.analyst',
  rules: 'version.by.rules',
  merge: 'version.by.merge',
  split: 'version.by.split',
};

export const madeByWords = (by: MadeBy): string => t(MADE_BY[by]);

/** A row of a comparison, or a run of rows that are the same and can be unfolded. */
export type Folded = { row: DiffRow; at: number } | { same: readonly DiffRow[]; at: number };

/** Rows that are the same and stand beside a change are shown with it. */
const AROUND = 1;

/** Folds long runs of what is the same. */
export function fold(rows: readonly DiffRow[]): Folded[] {
  const near = (at: number): boolean =>
    rows.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same');
  const out: Folded[] = [];
  let run: DiffRow[] = [];
  let from = 0;
  const close = (): void => {
    // A single row takes no more room than the words that would stand for it.
    if (run.length === 1 && run[0]) out.push({ row: run[0], at: from });
    else if (run.length > 1) out.push({ same: run, at: from });
    run = [];
  };
  rows.forEach((row, at) => {
    if (near(at)) {
      close();
      out.push({ row, at });
    } else {
      if (run.length === 0) from = at;
      run.push(row);
    }
  });
  close();
  return out;
}
