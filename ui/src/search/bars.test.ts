import { describe, expect, it } from 'vitest';
import { bars } from './bars';

describe('bars of a histogram', () => {
  it('are months, with the empty ones between', () => {
    const found = bars([
      { month: '2023-11', hits: 2 },
      { month: '2024-02', hits: 5 },
    ]);
    expect(found.map(({ name, hits }) => [name, hits])).toEqual([
      ['2023-11', 2],
      ['2023-12', 0],
      ['2024-01', 0],
      ['2024-02', 5],
    ]);
    expect(found[1]).toMatchObject({ from: '2023-12', to: '2023-12' });
  });

  it('are years over a long time, and tens of years over a longer one', () => {
    const years = bars([
      { month: '2015-06', hits: 1 },
      { month: '2015-07', hits: 1 },
      { month: '2024-01', hits: 4 },
    ]);
    expect(years).toHaveLength(10);
    expect(years[0]).toEqual({ name: '2015', from: '2015-01', to: '2015-12', hits: 2 });
    const tens = bars([
      { month: '1891-03', hits: 1 },
      { month: '2024-01', hits: 1 },
    ]);
    expect(tens[0]).toEqual({ name: '1890–1899', from: '1890-01', to: '1899-12', hits: 1 });
    expect(tens).toHaveLength(14);
  });

  it('are none where nothing is dated', () => {
    expect(bars([])).toEqual([]);
  });
});
