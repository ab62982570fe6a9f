/** Imports in words. */
import { formatNumber, t, type PlainKey } from '../messages';
import { sizeWords } from '../item/words';
import { leftWords } from '../job/words';
import type {
  EntryOutcome,
  ImportRow,
  ImportState,
  ImportTotals,
  InputState,
  JobState,
  WatchRow,
} from '../wire/wire';

const STATE: Readonly<Record<ImportState, PlainKey>> = {
  waiting: 'import.state.waiting',
  running: 'import.state.running',
  paused: 'import.state.paused',
  done: 'import.state.done',
  cancelled: 'import.state.cancelled',
  failed: 'import.state.failed',
};

const INPUT: Readonly<Record<InputState, PlainKey>> = {
  waiting: 'import.state.waiting',
  running: 'import.state.running',
  done: 'import.state.done',
  skipped: 'outcome.skipped',
  failed: 'outcome.failed',
};

/** Outcomes in the order of a report, each with its name and its count. */
export const OUTCOMES: readonly {
  outcome: EntryOutcome;
  name: PlainKey;
  short: PlainKey;
  count: (totals: ImportTotals) => number;
}[] = [
  {
    outcome: 'filed',
    name: 'import.filed',
    short: 'outcome.filed',
    count: ({ filed }) => filed,
  },
  {
    outcome: 'seenBefore',
    name: 'import.seen',
    short: 'outcome.seenBefore',
    count: ({ seen }) => seen,
  },
  {
    outcome: 'newVersion',
    name: 'import.versions',
    short: 'outcome.newVersion',
    count: ({ versions }) => versions,
  },
  {
    outcome: 'skipped',
    name: 'import.skipped',
    short: 'outcome.skipped',
    count: ({ skipped }) => skipped,
  },
  {
    outcome: 'failed',
    name: 'import.failed',
    short: 'outcome.failed',
    count: ({ failed }) => failed,
  },
];

export const outcomeWords = (outcome: EntryOutcome): string =>
  t(OUTCOMES.find((one) => one.outcome === outcome)?.short ?? 'outcome.filed');

export const outcomeName = (outcome: EntryOutcome): string =>
  t(OUTCOMES.find((one) => one.outcome === outcome)?.name ?? 'import.filed');

export const inputWords = (state: InputState): string => t(INPUT[state]);

/** Where an import stands now: what its job says is newer than what its row says. */
export function stateOf(row: ImportRow, job: JobState | undefined): ImportState {
  if (job?.phase === 'running') return 'running';
  if (job?.phase === 'paused') return 'paused';
  return row.state;
}

/** Where it stands, in words, with why where that is known. */
export function stateWords(state: ImportState, why: string | null): string {
  const words = t(STATE[state]);
  if (why === null || state === 'running') return words;
  // "paused by you" says both already.
  return why.startsWith(words) ? why : t('import.stateWhy', { state: words, why });
}

/** What is done and what is to do, for a bar: bytes where they are known, else pieces. */
export function progressOf(
  row: ImportRow,
  job: JobState | undefined,
): { done: number; total: number } {
  const bytes = job?.bytesTotal ?? row.totals.bytesTotal;
  if (row.state === 'done' && !job) return { done: 1, total: 1 };
  if (bytes > 0) return { done: job?.bytesDone ?? row.totals.bytesDone, total: bytes };
  if (job) return { done: job.done, total: job.total };
  return { done: row.totals.entries, total: 0 };
}

/** "48,210 of 131,077"; only what was met where the whole is not known. */
export function entriesWords(row: ImportRow, job: JobState | undefined): string {
  const done = Math.max(job?.done ?? 0, row.totals.entries);
  if (job && job.total > 0) return t('job.count', { done: job.done, total: job.total });
  return t('import.entries', { n: done });
}

/** "1.2 GB of 3.1 GB"; only the whole once it is done. */
export function bytesWords(row: ImportRow, job: JobState | undefined): string | null {
  const total = job?.bytesTotal ?? row.totals.bytesTotal;
  const done = job?.bytesDone ?? row.totals.bytesDone;
  if (total <= 0) return null;
  if (done >= total || row.state === 'done') return sizeWords(total);
  return t('import.bytes', { done: sizeWords(done), total: sizeWords(total) });
}

/** "212 entries/s". */
export const speedWords = (rate: number): string =>
  t('import.rate', {
    rate: formatNumber(rate >= 10 ? Math.round(rate) : Math.round(rate * 10) / 10),
  });

export const timeLeft = (job: JobState | undefined): string | null =>
  job?.phase === 'running' && job.secondsLeft !== null ? leftWords(job.secondsLeft) : null;

/** How long something took or takes, as a person would say it. */
export function spanWords(seconds: number): string {
  if (seconds < 60) return t('span.seconds', { n: Math.max(1, Math.round(seconds)) });
  if (seconds < 5_400) return t('span.minutes', { n: Math.round(seconds / 60) });
  if (seconds < 129_600) return t('span.hours', { n: Math.round(seconds / 3_600) });
  return t('span.days', { n: Math.round(seconds / 86_400) });
}

/** How long an import took. */
export function tookWords(row: ImportRow): string | null {
  if (row.endedAt === null) return null;
  return spanWords((Date.parse(row.endedAt) - Date.parse(row.startedAt)) / 1_000);
}

/** How a watched folder is looked at: "every 5 min". */
export const everyWords = ({ every }: WatchRow): string =>
  t('watch.every', { span: spanWords(every) });
