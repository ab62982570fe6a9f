import { describe, expect, it } from 'vitest';
import type { ImportRow, JobState } from '../wire/wire';
import {
  bytesWords,
  entriesWords,
  progressOf,
  spanWords,
  stateOf,
  stateWords,
  timeLeft,
  tookWords,
} from './words';

const row: ImportRow = {
  id: 1,
  label: 'a.warc',
  format: null,
  state: 'paused',
  why: 'it was interrupted',
  startedAt: '2026-03-01T08:00:00Z',
  endedAt: null,
  actor: 'A',
  watch: null,
  totals: {
    inputs: 1,
    entries: 40,
    filed: 30,
    seen: 10,
    versions: 0,
    skipped: 0,
    failed: 0,
    bytesDone: 2_000_000,
    bytesTotal: 8_000_000,
  },
  job: null,
};
const job: JobState = {
  job: 1,
  label: 'Importing a.warc',
  phase: 'running',
  done: 60,
  total: 0,
  bytesDone: 4_000_000,
  bytesTotal: 8_000_000,
  rate: 12,
  secondsLeft: 30,
  canPause: true,
  import: 1,
  current: null,
  result: null,
  error: null,
};

describe('an import in words', () => {
  it('stands where its job says, else where its row says', () => {
    expect(stateOf(row, undefined)).toBe('paused');
    expect(stateOf(row, job)).toBe('running');
    expect(stateOf({ ...row, state: 'running' }, { ...job, phase: 'paused' })).toBe('paused');
    expect(stateWords('paused', 'the disk is full')).toBe('paused: the disk is full');
    expect(stateWords('paused', 'paused by you')).toBe('paused by you');
    expect(stateWords('running', 'x')).toBe('running');
  });

  it('goes by bytes where they are known, and is whole once it is done', () => {
    expect(progressOf(row, undefined)).toEqual({ done: 2_000_000, total: 8_000_000 });
    expect(progressOf(row, job)).toEqual({ done: 4_000_000, total: 8_000_000 });
    expect(progressOf({ ...row, state: 'done' }, undefined)).toEqual({ done: 1, total: 1 });
    const blank = { ...row, totals: { ...row.totals, bytesTotal: 0 } };
    expect(progressOf(blank, { ...job, bytesTotal: null, total: 100 })).toEqual({
      done: 60,
      total: 100,
    });
  });

  it('counts what was met, of all where that is known', () => {
    expect(entriesWords(row, undefined)).toBe('40 entries');
    expect(entriesWords(row, job)).toBe('60 entries');
    expect(entriesWords(row, { ...job, total: 90 })).toBe('60 of 90');
    expect(bytesWords(row, undefined)).toMatch(/^2\sMB of 8\sMB$/);
    expect(bytesWords({ ...row, state: 'done' }, undefined)).toMatch(/^8\sMB$/);
    expect(bytesWords({ ...row, totals: { ...row.totals, bytesTotal: 0 } }, undefined)).toBeNull();
  });

  it('tells time as people do', () => {
    expect([0.2, 41, 90, 3_000, 20_000, 86_400 * 3].map(spanWords)).toEqual([
      '1 s',
      '41 s',
      '2 min',
      '50 min',
      '6 h',
      '3 days',
    ]);
    expect(tookWords(row)).toBeNull();
    expect(tookWords({ ...row, endedAt: '2026-03-01T08:00:41Z' })).toBe('41 s');
    expect(timeLeft(job)).toBe('30 s left');
    expect(timeLeft({ ...job, phase: 'paused' })).toBeNull();
  });
});
