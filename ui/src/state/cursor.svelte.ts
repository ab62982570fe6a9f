/** The cursor of a list, and what is chosen beside it with Shift and Ctrl. */
import type { ListPlace, Move } from '../shared/VirtualList.svelte';
import type { PagedList } from './paged.svelte';

/** More than this is not chosen at once by hand; a search can be acted on as a whole later. */
const MOST = 5_000;

export class ListCursor<Row extends { id: number }> {
  /** The row with the cursor. */
  id = $state<number | null>(null);
  /** What is chosen; empty where only the cursor counts. */
  chosen = $state.raw<ReadonlySet<number>>(new Set());
  /** Where the list was left. */
  readonly place: ListPlace = { index: 0, within: 0 };
  readonly index: number = $derived.by(() => this.list.indexOf(this.id));
  #anchor = 0;
  #turn = 0;
  /** True while the cursor stands where it was put for want of a choice. */
  #unchosen = false;

  constructor(private readonly list: PagedList<Row>) {}

  /** The items an act speaks of: what is chosen, else the one at the cursor. */
  get targets(): number[] {
    if (this.chosen.size > 0) return [...this.chosen];
    return this.id === null ? [] : [this.id];
  }

  isChosen = (index: number): boolean => {
    const row = this.list.row(index);
    if (!row) return false;
    return this.chosen.size > 0 ? this.chosen.has(row.id) : row.id === this.id;
  };

  /** Puts the cursor on an item and gives up what was chosen. */
  to(id: number | null): void {
    this.#turn += 1;
    this.id = id;
    this.#unchosen = false;
    this.chosen = new Set();
    this.#anchor = Math.max(0, this.list.indexOf(id));
  }

  /** Puts the cursor on the first row where it stands nowhere. */
  settle(): void {
    if (this.index >= 0) return;
    const at = Math.min(this.#anchor, this.list.total - 1);
    this.to(this.list.row(at)?.id ?? this.list.row(0)?.id ?? null);
    this.#unchosen = true;
  }

  /** Begins at the top when a list is opened again in which nobody has gone anywhere yet. */
  begin(): void {
    if (!this.#unchosen || this.place.index > 0 || this.chosen.size > 0) return;
    this.to(this.list.row(0)?.id ?? null);
    this.#unchosen = true;
  }

  move = (index: number, { extend, toggle }: Move): void => {
    const row = this.list.row(index);
    if (!row) {
      if (index >= 0 && index < this.list.total) void this.#reach(index);
      return;
    }
    if (extend) void this.#extend(index, row.id);
    else if (toggle) this.#toggle(row.id, index);
    else this.to(row.id);
  };

  /** Goes to a row that was not fetched yet. */
  async #reach(index: number): Promise<void> {
    const turn = ++this.#turn;
    const [id] = await this.list.ids(index, index);
    if (id !== undefined && turn === this.#turn) this.to(id);
  }

  #toggle(id: number, index: number): void {
    const next = new Set(this.chosen.size > 0 || this.id === null ? this.chosen : [this.id]);
    if (!next.delete(id)) next.add(id);
    this.chosen = next;
    this.#unchosen = false;
    this.id = id;
    this.#anchor = index;
  }

  async #extend(index: number, id: number): Promise<void> {
    const turn = ++this.#turn;
    this.id = id;
    this.#unchosen = false;
    const first = Math.max(Math.min(this.#anchor, index), index - MOST);
    const last = Math.min(Math.max(this.#anchor, index), index + MOST);
    const ids = await this.list.ids(first, last);
    if (turn === this.#turn) this.chosen = new Set(ids);
  }

  /** Chooses everything, up to a limit. */
  async all(): Promise<void> {
    const turn = ++this.#turn;
    const ids = await this.list.ids(0, Math.min(this.list.total, MOST) - 1);
    if (turn === this.#turn) this.chosen = new Set(ids);
  }

  step(by: number): void {
    if (this.list.total === 0) return;
    const from = this.index < 0 ? (by > 0 ? -1 : 0) : this.index;
    this.move(Math.max(0, Math.min(this.list.total - 1, from + by)), {
      extend: false,
      toggle: false,
    });
  }

  /** The item that gets the cursor when these leave the list: the next one, else the one before. */
  heir(leaving: ReadonlySet<number>): number | null {
    const stays = (index: number): number | null => {
      const row = this.list.row(index);
      return row && !leaving.has(row.id) ? row.id : null;
    };
    const start = Math.max(0, this.index);
    for (let i = start; i < this.list.total; i += 1) {
      const id = stays(i);
      if (id !== null) return id;
      if (this.list.row(i) === undefined) break;
    }
    for (let i = start - 1; i >= 0; i -= 1) {
      const id = stays(i);
      if (id !== null) return id;
    }
    return null;
  }

  clear(): void {
    this.to(null);
    this.#anchor = 0;
    this.place.index = 0;
    this.place.within = 0;
  }
}
