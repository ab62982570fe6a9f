/** Names of sources, to offer while a query is typed: those of the items filed last. */
import { call } from '../wire/call';
import { Loaded } from './loaded.svelte';

/** So many items are looked at. */
const LOOKED_AT = 500;

class Sources {
  readonly loaded = new Loaded<string[]>();
  #asked = false;

  /** The names, most frequent first; asked for when they are first wanted. */
  get names(): readonly string[] {
    return this.loaded.value ?? [];
  }

  /** Fetches the names, unless they are at hand. */
  want(): void {
    if (this.#asked) return;
    this.#asked = true;
    void this.loaded.load(async () => {
      const { rows } = await call('list_items', { offset: 0, limit: LOOKED_AT });
      const counts = new Map<string, number>();
      for (const { publisher } of rows)
        if (publisher) counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
      return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    });
  }

  onChanged(): void {
    this.#asked = false;
  }

  clear(): void {
    this.#asked = false;
    this.loaded.clear();
  }
}

export const sources = new Sources();
