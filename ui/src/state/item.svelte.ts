/** One item as a reader shows it. Items read lately are at hand at once. */
import { call } from '../wire/call';
import type { Changed, ItemDetail } from '../wire/wire';
import { Loaded } from './loaded.svelte';

/** So long the item before stays on the screen, in milliseconds: most answers come sooner. */
const PATIENCE = 150;
/** How many items are kept at hand. */
const KEPT = 24;

export class OpenItem {
  readonly loaded = new Loaded<ItemDetail>();
  #id = $state<number | null>(null);
  #query = $state('');
  #late = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kept = new Map<string, ItemDetail>();

  get id(): number | null {
    return this.#id;
  }

  get query(): string {
    return this.#query;
  }

  /** The item, once it is there; never another one. */
  get value(): ItemDetail | null {
    const value = this.loaded.value;
    return value?.row.id === this.#id ? value : null;
  }

  /** What a screen draws: the item, or for a moment the one before it, so that nothing flickers. */
  get shown(): ItemDetail | null {
    if (this.value || this.#id === null) return this.value;
    return this.#late || this.loaded.error ? null : this.loaded.value;
  }

  /** Shows an item, with the words of a query marked. */
  show(id: number | null, query = ''): void {
    if (id === this.#id && query === this.#query) return;
    this.#id = id;
    this.#query = query;
    this.#late = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#late = true), PATIENCE);
    if (id === null) this.loaded.clear();
    else void this.#load(id, query);
  }

  async #load(id: number, query: string): Promise<void> {
    await this.loaded.load(async () => {
      const key = `${id} ${query}`;
      const detail =
        this.#kept.get(key) ?? (await call('show_item', query ? { id, query } : { id }));
      this.#kept.delete(key);
      this.#kept.set(key, detail);
      for (const old of this.#kept.keys()) {
        if (this.#kept.size <= KEPT) break;
        this.#kept.delete(old);
      }
      return detail;
    });
  }

  retry(): void {
    if (this.#id !== null) void this.#load(this.#id, this.#query);
  }

  onChanged(changed: Changed): void {
    // Cases and briefings are named in items, so they too make what is kept old.
    if (changed.items.length + changed.cases.length + changed.briefings.length === 0) return;
    this.#kept.clear();
    if (this.#id !== null) void this.#load(this.#id, this.#query);
  }

  clear(): void {
    this.#kept.clear();
    this.show(null);
  }
}
