/** What is offered below the search box while a value is typed, and which of it is marked. */
import { overview } from '../state/overview.svelte';
import { sources } from '../state/sources.svelte';
import { fitting, putValue, typedValue, type ValueField } from './values';

const STATUSES: readonly string[] = ['inbox', 'filed', 'discarded'];

const KNOWN: Record<ValueField, () => readonly string[]> = {
  tag: () => overview.value?.tags.map(({ name }) => name) ?? [],
  case: () => overview.cases.map(({ key }) => key),
  source: () => sources.names,
  status: () => STATUSES,
};

export class Offer {
  focused = $state(false);
  /** The value that Enter takes; -1 until one moves to one. */
  marked = $state(-1);
  /** True after Escape, until something else is typed. */
  shut = $state(false);
  #text = $state('');
  #cursor = $state(0);
  readonly #typed = $derived.by(() =>
    this.focused && !this.shut ? typedValue(this.#text, this.#cursor) : null,
  );
  readonly values: readonly string[] = $derived.by(() =>
    this.#typed ? fitting(KNOWN[this.#typed.field](), this.#typed.typed) : [],
  );

  /** The query as it stands; names of sources are fetched when they are first wanted. */
  look(text: string): void {
    this.#text = text;
    if (this.#typed?.field === 'source') sources.want();
  }

  cursorAt(cursor: number): void {
    if (cursor === this.#cursor) return;
    this.#cursor = cursor;
    this.marked = -1;
  }

  /** The query with a value put in, and where its cursor stands then. */
  take(text: string, value: string): { query: string; cursor: number } | null {
    const typed = this.#typed;
    this.marked = -1;
    return typed && putValue(text, typed, this.#cursor, value);
  }

  /**
   * A key that belongs to the offer while there is one: arrows move, Enter takes what is marked, Tab
   * also the first, Escape closes. `null` where the key is not for it.
   */
  pressed(event: KeyboardEvent): { take?: string } | null {
    const [first] = this.values;
    if (first === undefined) return null;
    const value = this.values[this.marked];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      this.marked = Math.max(-1, Math.min(this.values.length - 1, this.marked + step));
    } else if (event.key === 'Escape') this.shut = true;
    else if (event.key === 'Enter' && value !== undefined) return { take: value };
    else if (event.key === 'Tab' && !event.shiftKey) return { take: value ?? first };
    else return null;
    return {};
  }
}
