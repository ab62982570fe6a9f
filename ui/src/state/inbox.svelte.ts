/** The inbox: what waits for a decision, one keystroke each. */
import { call } from '../wire/call';
import type { Changed, Done, ItemRow, ItemStatus } from '../wire/wire';
import { afterUndo, triage } from './acts';
import { ListCursor } from './cursor.svelte';
import { OpenItem } from './item.svelte';
import { coalesced } from './loaded.svelte';
import { PagedList } from './paged.svelte';

export class Inbox {
  readonly list = new PagedList<ItemRow>((offset, limit) =>
    call('list_items', { status: 'inbox', offset, limit }),
  );
  readonly cursor = new ListCursor(this.list);
  readonly item = new OpenItem();
  #wanted: number | null = null;

  constructor() {
    afterUndo.push((done) => this.#follow(done));
  }

  readonly refresh = coalesced(async () => {
    await this.list.refresh();
    if (this.#wanted !== null && this.list.indexOf(this.#wanted) >= 0) {
      this.cursor.to(this.#wanted);
    }
    this.#wanted = null;
    this.cursor.settle();
  });

  /** Decides about what is chosen, and goes on to the next item at once. */
  async decide(status: ItemStatus): Promise<void> {
    const items = this.cursor.targets;
    if (items.length === 0) return;
    const leaving = new Set(items);
    const heir = this.cursor.heir(leaving);
    this.list.remove(leaving);
    this.cursor.to(heir);
    if ((await triage(items, status)) === null) await this.refresh();
  }

  /** Puts the cursor on an item as soon as it is in the list. */
  reveal(id: number): void {
    this.#wanted = id;
    void this.refresh();
  }

  /** What came back by undo gets the cursor. */
  #follow(done: Done): void {
    const [first] = done.changed.items;
    if (first !== undefined) this.reveal(first);
  }

  onChanged(changed: Changed): void {
    if (changed.items.length + changed.cases.length > 0 && this.list.ready) void this.refresh();
    this.item.onChanged(changed);
  }

  clear(): void {
    this.list.clear();
    this.cursor.clear();
    this.item.clear();
    this.#wanted = null;
  }
}

export const inbox = new Inbox();
