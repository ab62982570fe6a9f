/** One import as its report shows it: counts, troubles, speed, and the entries of one outcome. */
import { call } from '../wire/call';
import type { EntryOutcome, ImportDetail, ImportEntry, JobState } from '../wire/wire';
import { coalesced, Loaded } from './loaded.svelte';
import { PagedList } from './paged.svelte';

/** An entry with its place in the list, which names it there. */
export type ListedEntry = ImportEntry & { id: number };

/** While it runs, the report follows this often, in milliseconds. */
const FOLLOWS = 1_000;

export class OpenImport {
  readonly loaded = new Loaded<ImportDetail>();
  /** The outcome whose entries are listed; `null` shows the report as a whole. */
  outcome = $state<EntryOutcome | null>(null);
  readonly list = new PagedList<ListedEntry>(async (offset, limit) => {
    const { total, entries } = await call('import_report', {
      import: this.#id ?? 0,
      ...(this.outcome === null ? {} : { outcome: this.outcome }),
      offset,
      limit,
    });
    return { total, rows: entries.map((entry, i) => ({ ...entry, id: offset + i })) };
  });
  /** Row of the list that has the cursor. */
  at = $state(0);
  #id = $state<number | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly refresh = coalesced(async () => {
    const id = this.#id;
    if (id === null) return;
    await this.loaded.load(() => call('show_import', { import: id }));
    if (this.outcome !== null) await this.list.refresh();
  });

  get id(): number | null {
    return this.#id;
  }

  /** The import, once it is there; never another one. */
  get value(): ImportDetail | null {
    const value = this.loaded.value;
    return value?.row.id === this.#id ? value : null;
  }

  show(id: number | null): void {
    if (id === this.#id) return;
    this.clear();
    this.#id = id;
    if (id !== null) void this.refresh();
  }

  /** Lists the entries of an outcome; `null` goes back to the whole. */
  async choose(outcome: EntryOutcome | null): Promise<void> {
    this.outcome = outcome;
    this.at = 0;
    this.list.clear();
    if (outcome !== null) await this.list.refresh();
  }

  onJob(job: JobState): void {
    if (job.import !== this.#id || this.#id === null) return;
    if (job.phase !== 'running') {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      void this.refresh();
    } else {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        void this.refresh();
      }, FOLLOWS);
    }
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#id = null;
    this.outcome = null;
    this.at = 0;
    this.loaded.clear();
    this.list.clear();
  }
}
