import { describe, expect, it } from 'vitest';
import { ago, honestDate, moment } from './dates';

describe('honest dates', () => {
  it.each([
    ['', 'unknown'],
    ['2024', '2024'],
    ['2024-12', 'December 2024'],
    ['2024-04/2024-08', 'April 2024 – August 2024'],
    ['in spring', 'in spring'],
    ['2024-13-41', '2024-13-41'],
  ])('%j is %j', (iso, words) => {
    expect(honestDate(iso, 'unknown')).toBe(words);
  });

  it('never gain precision, and keep the publisher’s own time', () => {
    expect(honestDate('2024-12-18', 'unknown')).toMatch(/18/);
    expect(honestDate('2024-12-18', 'unknown')).not.toMatch(/:/);
    const said = honestDate('2024-12-18T23:42:00+08:00', 'unknown');
    expect(said).toMatch(/18/);
    expect(said).toMatch(/(23|11):42/);
    expect(said).toContain('UTC+08:00');
    expect(honestDate('2024-12-18T23:42:00Z', 'unknown', true)).not.toMatch(/:/);
  });
});

describe('moments', () => {
  const now = new Date(2024, 11, 19, 15, 0);
  it('are as short as they can be', () => {
    expect(moment(new Date(2024, 11, 19, 9, 12).toISOString(), now)).toMatch(/0?9:12/);
    expect(moment(new Date(2024, 11, 18, 23, 0).toISOString(), now)).toBe('Yesterday');
    expect(moment(new Date(2024, 10, 3).toISOString(), now)).not.toContain('2024');
    expect(moment(new Date(2023, 10, 3).toISOString(), now)).toContain('2023');
    expect(moment('soon', now)).toBe('soon');
  });

  it('tell how long ago they were', () => {
    expect(ago(new Date(now.getTime() - 4_000).toISOString(), now)).toBe('4 seconds ago');
    expect(ago(new Date(now.getTime() - 7_200_000).toISOString(), now)).toBe('2 hours ago');
  });
});
