/** What a result is made of: counts over all of it, and what was picked from them. */
import { periodOf, withPeriod } from '../search/period';
import { call } from '../wire/call';
import type { FacetField, FacetFilter, FacetsResult } from '../wire/wire';
import { Loaded } from './loaded.svelte';

/** The facets, in the order in which they stand. */
export const FACETS: readonly FacetField[] = ['source', 'case', 'tag', 'language', 'format'];

/** How a value was picked. */
export type Picked = 'in' | 'out' | null;

export class FacetPicks {
  readonly counts = new Loaded<FacetsResult>();
  filters = $state.raw<readonly FacetFilter[]>([]);
  /** True where the counts are shown; nothing is counted that nobody sees. */
  shown = $state(false);

  get any(): boolean {
    return this.filters.length > 0;
  }

  async count(query: string, includeDiscarded: boolean): Promise<void> {
    if (!this.shown) return;
    const request = { query, includeDiscarded, filters: [...this.filters], fields: [...FACETS] };
    await this.counts.load(async () => {
      const counts = await call('facets', request);
      if (periodOf(query) === null) return counts;
      // The period that was picked does not limit the bars it was picked from.
      const always = { ...request, query: withPeriod(query, null), fields: [] };
      const { months, undated } = await call('facets', always);
      return { ...counts, months, undated };
    });
  }

  picked(field: FacetField, value: string): Picked {
    const found = this.filters.find((one) => one.field === field && one.values.includes(value));
    if (!found) return null;
    return found.excluded === true ? 'out' : 'in';
  }

  /** Picks a value, leaves it out, or neither. */
  pick(field: FacetField, value: string, how: Picked): void {
    const without = this.filters
      .map((one) =>
        one.field === field ? { ...one, values: one.values.filter((it) => it !== value) } : one,
      )
      .filter((one) => one.values.length > 0);
    if (how === null) {
      this.filters = without;
      return;
    }
    const excluded = how === 'out';
    const same = (one: FacetFilter): boolean =>
      one.field === field && (one.excluded ?? false) === excluded;
    this.filters = without.some(same)
      ? without.map((one) => (same(one) ? { ...one, values: [...one.values, value] } : one))
      : [...without, { field, values: [value], excluded }];
  }

  none(): void {
    this.filters = [];
  }

  clear(): void {
    this.filters = [];
    this.counts.clear();
  }
}
