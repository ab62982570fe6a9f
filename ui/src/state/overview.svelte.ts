/** What the side bar shows: counts, cases, briefings, tags, and the state of the index. */
import { call } from '../wire/call';
import type { CaseRow, IndexState, Overview as Answer } from '../wire/wire';
import { coalesced, Loaded } from './loaded.svelte';

export class Overview {
  readonly loaded = new Loaded<Answer>();
  #index = $state.raw<IndexState | null>(null);
  readonly refresh = coalesced(() => this.loaded.load(() => call('overview', null)));

  get value(): Answer | null {
    return this.loaded.value;
  }

  get index(): IndexState | null {
    return this.#index ?? this.value?.index ?? null;
  }

  get cases(): readonly CaseRow[] {
    return this.value?.cases ?? [];
  }

  onChanged(): void {
    void this.refresh();
  }

  onIndex(index: IndexState): void {
    this.#index = index;
  }

  clear(): void {
    this.loaded.clear();
    this.#index = null;
  }
}

export const overview = new Overview();
