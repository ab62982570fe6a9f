/** The bars of a date histogram: every period between the first and the last, empty ones too. */
import type { MonthCount } from '../wire/wire';
import type { Period } from './period';

/** More bars than this are no longer told apart: then one stands for a year, or for ten. */
const MOST_BARS = 48;

export interface Bar extends Period {
  /** What it is called: `2024-05`, `2024`, `2020–2029`. */
  name: string;
  hits: number;
}

const number = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const month = (at: number): string =>
  `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;

/** Bars for the months that have hits, none where none has. */
export function bars(months: readonly MonthCount[]): Bar[] {
  const first = months[0];
  const last = months.at(-1);
  if (!first || !last) return [];
  const span = number(last.month) - number(first.month) + 1;
  const step = span <= MOST_BARS ? 1 : span <= MOST_BARS * 12 ? 12 : 120;
  const begin = Math.floor(number(first.month) / step) * step;
  const count = Math.floor((number(last.month) - begin) / step) + 1;
  const out = Array.from({ length: count }, (_, i): Bar => {
    const from = month(begin + i * step);
    const to = month(begin + (i + 1) * step - 1);
    const [one, other] = [from.slice(0, 4), to.slice(0, 4)];
    return { from, to, hits: 0, name: step === 1 ? from : step === 12 ? one : `${one}–${other}` };
  });
  for (const { month: at, hits } of months) {
    const bar = out[Math.floor((number(at) - begin) / step)];
    if (bar) bar.hits += hits;
  }
  return out;
}
