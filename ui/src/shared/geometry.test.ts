import { describe, expect, it } from 'vitest';
import { RowGeometry } from './geometry';

describe('RowGeometry', () => {
  it('stands every row on the sum of those before it', () => {
    const rows = new RowGeometry(5, 10);
    rows.set(1, 30);
    rows.set(3, 4);
    expect([0, 1, 2, 3, 4, 5].map((row) => rows.top(row))).toEqual([0, 10, 40, 50, 54, 64]);
    expect(rows.total).toBe(64);
  });

  it('finds the row at a distance, at its edges too', () => {
    const rows = new RowGeometry(4, 10);
    rows.set(1, 30);
    expect([0, 9, 10, 39, 40, 59, 1_000, -5].map((at) => rows.at(at))).toEqual([
      0, 0, 1, 1, 2, 3, 3, 0,
    ]);
  });

  it('agrees with plain adding up, however rows change', () => {
    const heights = Array.from({ length: 257 }, () => 20);
    const rows = new RowGeometry(heights.length, 20);
    let seed = 7;
    for (let i = 0; i < 2_000; i += 1) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      const row = seed % heights.length;
      heights[row] = 1 + (seed % 90);
      rows.set(row, heights[row] ?? 0);
    }
    let top = 0;
    heights.forEach((height, row) => {
      expect(rows.top(row)).toBe(top);
      expect(rows.at(top)).toBe(row);
      expect(rows.at(top + height - 0.5)).toBe(row);
      top += height;
    });
  });

  it('keeps what it knows when the list grows or shrinks', () => {
    const rows = new RowGeometry(3, 10);
    rows.set(0, 25);
    expect(rows.resized(100_000).top(2)).toBe(35);
    expect(rows.resized(1).total).toBe(25);
    expect(rows.resized(0).total).toBe(0);
  });

  it('takes a million rows', () => {
    const rows = new RowGeometry(1_000_000, 78);
    rows.set(999_999, 100);
    expect(rows.total).toBe(78 * 999_999 + 100);
    expect(rows.at(rows.total - 1)).toBe(999_999);
  });
});
