/** Searching the archive: the query, its order, its hits, and the one that is read. */
import { call } from '../wire/call';
import type { Changed, Hit, IndexState, QueryNote, ItemStatus, SearchSort } from '../wire/wire';
import { triage } from './acts';
import { ListCursor } from './cursor.svelte';
import { FacetPicks } from './facets.svelte';
import { OpenItem } from './item.svelte';
import { PagedList } from './paged.svelte';

/** What was said about the query besides its hits. */
export interface About {
  query: string;
  words: string;
  notes: readonly QueryNote[];
  tookMs: number;
  behind: boolean;
}

export class Search {
  /** The query that is shown, as it was typed. */
  query = $state('');
  /** The order asked for; where none was, best first for words and newest first for everything. */
  sort = $state<SearchSort | null>(null);
  includeDiscarded = $state(false);
  about = $state.raw<About | null>(null);
  /** True while hits for another query than the one shown are on their way. */
  searching = $state(false);
  readonly list = new PagedList<Hit>((offset, limit) => this.#fetch(offset, limit));
  readonly cursor = new ListCursor(this.list);
  readonly item = new OpenItem();
  /** What the hits are made of, and what was picked from that. */
  readonly facets = new FacetPicks();
  /** Counts searches: another one begins at the top of its list. */
  round = $state(0);
  #turn = 0;
  #stale = false;

  get order(): SearchSort {
    return this.sort ?? (this.query.trim() === '' ? 'filed' : 'relevance');
  }

  async #fetch(offset: number, limit: number): Promise<{ total: number; rows: Hit[] }> {
    const query = this.query;
    const answer = await call('search', {
      query,
      offset,
      limit,
      sort: this.order,
      includeDiscarded: this.includeDiscarded,
      filters: [...this.facets.filters],
    });
    if (query === this.query) {
      const { words, notes, tookMs, behind } = answer;
      this.about = { query, words, notes, tookMs, behind };
    }
    return { total: answer.total, rows: answer.hits };
  }

  /** Searches for something else, from the top. The newest request wins. */
  async run(
    part: { query?: string; sort?: SearchSort | null; includeDiscarded?: boolean } = {},
  ): Promise<void> {
    const turn = ++this.#turn;
    if (part.query !== undefined) this.query = part.query;
    if (part.sort !== undefined) this.sort = part.sort;
    if (part.includeDiscarded !== undefined) this.includeDiscarded = part.includeDiscarded;
    this.searching = true;
    this.list.ensure(0, 0);
    await this.list.refresh();
    if (turn !== this.#turn) return;
    this.searching = false;
    // After the hits: they are waited for, the counts are not.
    void this.facets.count(this.query, this.includeDiscarded);
    this.cursor.clear();
    this.cursor.settle();
    this.round += 1;
  }

  /** Decides about what is chosen. What is discarded leaves the list, unless it is asked for. */
  async decide(status: ItemStatus): Promise<void> {
    const items = this.cursor.targets;
    if (items.length === 0) return;
    const leaves = status === 'discarded' && !this.includeDiscarded;
    if (leaves) {
      const leaving = new Set(items);
      const heir = this.cursor.heir(leaving);
      this.list.remove(leaving);
      this.cursor.to(heir);
    }
    if ((await triage(items, status)) === null && leaves) await this.again();
  }

  /** The same search again, keeping its place. */
  async again(): Promise<void> {
    if (!this.list.ready || this.searching) return;
    await this.list.refresh();
    this.cursor.settle();
    void this.facets.count(this.query, this.includeDiscarded);
  }

  onChanged(changed: Changed): void {
    if (changed.items.length + changed.cases.length > 0) this.#stale = true;
    this.item.onChanged(changed);
  }

  /** What changed is found once the index has it. */
  onIndex(index: IndexState): void {
    if (!this.#stale || index.phase !== 'upToDate') return;
    this.#stale = false;
    void this.again();
  }

  clear(): void {
    this.#turn += 1;
    this.query = '';
    this.sort = null;
    this.about = null;
    this.searching = false;
    this.list.clear();
    this.cursor.clear();
    this.item.clear();
    this.facets.clear();
  }
}

export const search = new Search();
