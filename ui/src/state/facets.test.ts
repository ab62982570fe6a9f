import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFake } from '../wire/fake';
import { useTransport } from '../wire/call';
import { FacetPicks } from './facets.svelte';

let picks: FacetPicks;
beforeEach(() => {
  useTransport(createFake('full', 0));
  picks = new FacetPicks();
  picks.shown = true;
});

const values = (field: string): string[] =>
  picks.counts.value?.facets.find((one) => one.field === field)?.values.map((it) => it.value) ?? [];

describe('what was picked', () => {
  it('is one filter for each facet and way', () => {
    picks.pick('source', 'Harbour Wire', 'in');
    picks.pick('source', 'Signal Press', 'in');
    picks.pick('tag', 'telecom', 'out');
    expect(picks.filters).toEqual([
      { field: 'source', values: ['Harbour Wire', 'Signal Press'], excluded: false },
      { field: 'tag', values: ['telecom'], excluded: true },
    ]);
    picks.pick('source', 'Signal Press', 'out');
    expect(picks.picked('source', 'Signal Press')).toBe('out');
    expect(picks.picked('source', 'Harbour Wire')).toBe('in');
    picks.pick('tag', 'telecom', null);
    expect(picks.filters.some(({ field }) => field === 'tag')).toBe(false);
    picks.none();
    expect(picks.any).toBe(false);
  });

  it('limits the other facets and not its own', async () => {
    await picks.count('', false);
    const sources = values('source');
    const languages = values('language');
    expect(sources.length).toBeGreaterThan(3);
    picks.pick('source', 'Beacon Security', 'in');
    await picks.count('', false);
    expect(values('source')).toEqual(sources);
    expect(values('language').length).toBeLessThan(languages.length);
  });

  it('a period does not limit the bars it is picked from', async () => {
    await picks.count('the', false);
    const months = picks.counts.value?.months;
    await picks.count('the published:2024-03', false);
    expect(picks.counts.value?.months).toEqual(months);
    expect(values('source')).toEqual(['Capital Ledger']);
  });

  it('is not counted where nobody sees it', async () => {
    const load = vi.spyOn(picks.counts, 'load');
    picks.shown = false;
    await picks.count('', false);
    expect(load).not.toHaveBeenCalled();
  });
});
