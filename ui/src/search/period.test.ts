import { describe, expect, it } from 'vitest';
import { periodOf, withPeriod } from './period';

describe('the period of a query', () => {
  it.each([
    ['published:2024', { from: '2024-01', to: '2024-12' }],
    ['ferry published:2024-05', { from: '2024-05', to: '2024-05' }],
    ['(published:2023-11..2024) ferry', { from: '2023-11', to: '2024-12' }],
    ['published:unknown', null],
    ['published:2024-05-01', null],
    ['-published:2024', null],
    ['', null],
  ])('is read from %j', (query, period) => {
    expect(periodOf(query)).toEqual(period);
  });

  it.each([
    ['', '2024-01', '2024-12', 'published:2024'],
    ['ferry', '2024-05', '2024-05', 'ferry published:2024-05'],
    ['ferry published:2023 port', '2024-02', '2025-03', 'ferry port published:2024-02..2025-03'],
    [
      'ferry published:unknown',
      '2024-01',
      '2025-12',
      'ferry published:unknown published:2024..2025',
    ],
  ])('is put into %j', (query, from, to, expected) => {
    expect(withPeriod(query, { from, to })).toBe(expected);
    expect(periodOf(withPeriod(query, { from, to }))).toEqual({ from, to });
  });

  it('can be taken out again', () => {
    expect(withPeriod('ferry published:2024 port', null)).toBe('ferry port');
  });
});
