/** One case: what it asks, its evidence, its briefings. */
import { call } from '../wire/call';
import type {
  CaseDetail,
  Changed,
  Done,
  EvidenceRow,
  ItemRow,
  ItemStatus,
  Role,
} from '../wire/wire';
import { act, triage } from './acts';
import { ListCursor } from './cursor.svelte';
import { OpenItem } from './item.svelte';
import { Loaded } from './loaded.svelte';
import { PagedList } from './paged.svelte';

/** An item as the evidence list shows it: the item's row with its link to the case. */
export interface LinkedItem extends ItemRow {
  role: Role;
  note: string;
  linkedAt: string;
}

export const linkedItem = ({ item, role, note, linkedAt }: EvidenceRow): LinkedItem => ({
  ...item,
  role,
  note,
  linkedAt,
});

/** True where every word stands in the title, the source or the note. */
export function isLike(item: LinkedItem, words: string): boolean {
  const text = `${item.title} ${item.publisher ?? ''} ${item.note} ${item.key}`.toLocaleLowerCase();
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Columns by which the evidence can be put in order. */
export type CaseColumn = 'title' | 'role' | 'linked';

const ROLE_ORDER: readonly Role[] = ['evidence', 'background', 'context'];
const COMPARE: Record<CaseColumn, (a: LinkedItem, b: LinkedItem) => number> = {
  title: (a, b) => a.title.localeCompare(b.title),
  role: (a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role),
  linked: (a, b) => a.linkedAt.localeCompare(b.linkedAt),
};

export class OpenCase {
  readonly loaded = new Loaded<CaseDetail>();
  /** Role that is shown; `null` shows all. */
  role = $state<Role | null>(null);
  /** Words that narrow the list. */
  words = $state('');
  /** The order of the list; `null` is the desk's own. */
  sort = $state.raw<{ column: CaseColumn; down: boolean } | null>(null);
  readonly shown: readonly LinkedItem[] = $derived.by(() => {
    const found = (this.value?.evidence ?? [])
      .map(linkedItem)
      .filter((one) => (this.role === null || one.role === this.role) && isLike(one, this.words));
    if (this.sort === null) return found;
    const { column, down } = this.sort;
    return found.sort((a, b) => COMPARE[column](a, b) * (down ? -1 : 1));
  });
  readonly list = new PagedList<LinkedItem>((offset, limit) =>
    Promise.resolve({
      total: this.shown.length,
      rows: this.shown.slice(offset, offset + limit),
    }),
  );
  readonly cursor = new ListCursor(this.list);
  readonly item = new OpenItem();
  #id = $state<number | null>(null);

  get value(): CaseDetail | null {
    const value = this.loaded.value;
    return value?.row.id === this.#id ? value : null;
  }

  /** The link of the item at the cursor. */
  get current(): LinkedItem | undefined {
    return this.list.row(this.cursor.index);
  }

  async show(id: number): Promise<void> {
    if (id === this.#id) return;
    this.#id = id;
    this.role = null;
    this.words = '';
    this.list.clear();
    this.cursor.clear();
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const id = this.#id;
    if (id === null) return;
    await this.loaded.load(() => call('show_case', { id }));
    await this.relist();
  }

  /** What undo brought back gets the cursor. */
  onUndone({ changed }: Done): void {
    if (this.#id === null || !changed.cases.includes(this.#id)) return;
    const [first] = changed.items;
    if (first === undefined) return;
    void this.refresh().then(() => {
      if (this.list.indexOf(first) >= 0) this.cursor.to(first);
    });
  }

  /** Brings the list in line with the role and the words that are asked for. */
  async relist(): Promise<void> {
    await this.list.refresh();
    this.cursor.settle();
  }

  /** Puts the list in the order of a column; asked again, the other way round. */
  sortBy(column: CaseColumn): Promise<void> {
    const same = this.sort?.column === column ? this.sort : null;
    this.sort = { column, down: same ? !same.down : column === 'linked' };
    return this.relist();
  }

  decide(status: ItemStatus): Promise<unknown> {
    return triage(this.cursor.targets, status);
  }

  /** Changes the role, the note, or both, of linked items. */
  relink(items: number[], role: Role, note?: string): Promise<unknown> {
    const id = this.#id;
    if (id === null || items.length === 0) return Promise.resolve(null);
    const part = note === undefined ? {} : { note };
    return act(call('link_items', { case: id, items, role, ...part }));
  }

  unlink(items: number[]): Promise<unknown> {
    const id = this.#id;
    if (id === null || items.length === 0) return Promise.resolve(null);
    const heir = this.cursor.heir(new Set(items));
    this.cursor.to(heir);
    return act(call('unlink_items', { case: id, items }));
  }

  onChanged(changed: Changed): void {
    this.item.onChanged(changed);
    const id = this.#id;
    if (id === null) return;
    const known = new Set(this.value?.evidence.map(({ item }) => item.id));
    const touched =
      changed.cases.includes(id) ||
      changed.briefings.length > 0 ||
      changed.items.some((item) => known.has(item));
    if (touched) void this.refresh();
  }

  clear(): void {
    this.#id = null;
    this.loaded.clear();
    this.list.clear();
    this.cursor.clear();
    this.item.clear();
  }
}
