/**
 * One briefing while it is written: what was typed, what of it is saved, and how it looks.
 *
 * Saving follows typing by a moment and is never two at once. It names the revision that was typed
 * on: where another one was saved meanwhile, nothing is overwritten and the writer decides.
 */
import { call, toWireError } from '../wire/call';
import type {
  BriefingRow,
  Changed,
  Preview,
  SaveBriefing,
  TlpLabel,
  WireError,
} from '../wire/wire';
import { sayFailure } from './acts';
import { app } from './app.svelte';
import { Loaded } from './loaded.svelte';

/** Typing that pauses this long is saved, in milliseconds. */
const SAVES_AFTER = 700;
/** Typing that pauses this long is drawn. */
const DRAWS_AFTER = 120;

type Part = Omit<SaveBriefing, 'id' | 'baseRevision' | 'aside'>;

/** What could not be stored when its screen went: it is there again when one comes back. */
const left = new Map<string, { part: Part; base: number }>();
const keyOf = (id: number): string => `${app.vault?.id ?? ''} ${id}`;

export class OpenBriefing {
  readonly preview = new Loaded<Preview>();
  row = $state.raw<BriefingRow | null>(null);
  title = $state('');
  markdown = $state('');
  error = $state.raw<WireError | null>(null);
  /** Why the last save was refused or failed; what was typed is kept. */
  saveError = $state.raw<WireError | null>(null);
  saving = $state(false);
  /** Counts texts that came from the vault rather than from the keyboard: the editor takes those over. */
  taken = $state(0);
  /** What was changed and is not on its way to the vault yet. */
  #pending = $state.raw<Part>({});
  #id: number | null = null;
  #turn = 0;
  /** Writes one after the other: the next waits for the end of the one before. */
  #writes: Promise<void> = Promise.resolve();
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #drawTimer: ReturnType<typeof setTimeout> | undefined;

  get dirty(): boolean {
    return Object.keys(this.#pending).length > 0;
  }

  /** True where the save was refused because another revision is newer. */
  get conflict(): boolean {
    return this.saveError?.code === 'refused';
  }

  /** `onaside` hears of a text that was kept as a revision beside the one that stands. */
  constructor(
    private readonly onaside: (id: number, title: string, number: number) => void = () => undefined,
  ) {}

  async show(id: number): Promise<void> {
    if (id === this.#id) return;
    await this.leave();
    this.#id = id;
    this.row = null;
    this.error = null;
    await this.load();
  }

  /** Takes over what stands in the vault; what was typed and not saved is given up. */
  async load(): Promise<void> {
    const id = this.#id;
    const turn = ++this.#turn;
    if (id === null) return;
    try {
      const { row, markdown } = await call('show_briefing', { id });
      if (turn !== this.#turn) return;
      this.row = row;
      this.title = row.title;
      this.markdown = markdown;
      this.#pending = {};
      this.saveError = null;
      this.error = null;
      this.#takeUp(id, row.revision);
      this.taken += 1;
      this.#draw(0);
    } catch (thrown) {
      if (turn === this.#turn) this.error = toWireError(thrown);
    }
  }

  /** Takes up what was left without being stored. */
  #takeUp(id: number, revision: number): void {
    const kept = left.get(keyOf(id));
    if (!kept) return;
    left.delete(keyOf(id));
    this.title = kept.part.title ?? this.title;
    this.markdown = kept.part.markdown ?? this.markdown;
    if (kept.base !== revision) {
      this.saveError = { code: 'refused', message: '', hint: null };
    }
    this.#change(kept.part);
  }

  write(markdown: string): void {
    if (markdown === this.markdown) return;
    this.markdown = markdown;
    this.#change({ markdown });
  }

  rename(title: string): void {
    this.title = title;
    if (title.trim() !== '') this.#change({ title: title.trim() });
  }

  setTlp(tlp: TlpLabel): void {
    this.#change({ tlp }, 0);
  }

  /** Puts it into a case; 0 takes it out. */
  setCase(caseId: number): void {
    this.#change({ case: caseId }, 0);
  }

  #change(part: Part, after = SAVES_AFTER): void {
    this.#pending = { ...this.#pending, ...part };
    this.#draw(DRAWS_AFTER);
    if (this.conflict) return;
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => void this.save(), after);
  }

  #draw(after: number): void {
    clearTimeout(this.#drawTimer);
    this.#drawTimer = setTimeout(() => {
      const tlp = this.#pending.tlp ?? this.row?.tlp ?? 'clear';
      const { title, markdown } = this;
      const id = this.#id;
      const whose = id === null ? {} : { briefing: id };
      void this.preview.load(() => call('preview', { title, markdown, tlp, ...whose }));
    }, after);
  }

  /** Does one write after those that are on their way. */
  #after(work: () => Promise<void>): Promise<void> {
    this.#writes = this.#writes.then(work);
    return this.#writes;
  }

  /** Saves what was typed, until all of it is stored or something stands in the way. */
  save(): Promise<void> {
    clearTimeout(this.#saveTimer);
    return this.#after(async () => {
      if (this.conflict) return;
      do await this.#saveOnce();
      while (this.dirty && this.saveError === null && this.row !== null);
    });
  }

  async #saveOnce(): Promise<void> {
    if (this.row === null || !this.dirty) return;
    const part = this.#pending;
    const { id, revision } = this.row;
    this.#pending = {};
    this.saving = true;
    try {
      const { briefing } = await call('save_briefing', { id, baseRevision: revision, ...part });
      if (id === this.#id) {
        this.row = briefing;
        this.saveError = null;
      }
    } catch (thrown) {
      if (id !== this.#id) sayFailure(thrown);
      else {
        this.#pending = { ...part, ...this.#pending };
        this.saveError = toWireError(thrown);
      }
    } finally {
      this.saving = false;
    }
  }

  /** Keeps what was typed as a revision of its own, beside the one that was saved elsewhere. */
  async #setAside(): Promise<void> {
    if (this.row === null || !this.dirty) return;
    const part = this.#pending;
    const { id, revision } = this.row;
    const title = this.title.trim() || this.row.title;
    const { markdown } = this;
    this.#pending = {};
    this.saving = true;
    try {
      const mine = { ...part, title, markdown, aside: true };
      const { briefing, changed } = await call('save_briefing', {
        id,
        baseRevision: revision,
        ...mine,
      });
      this.row = briefing;
      this.saveError = null;
      // The one that stands came back behind it.
      if (changed.seq > 0) this.onaside(id, title, briefing.revision - 1);
    } catch (thrown) {
      this.#pending = { ...part, title, markdown, ...this.#pending };
      this.saveError = toWireError(thrown);
    } finally {
      this.saving = false;
    }
  }

  /** Takes the state that was saved elsewhere; what was typed stays in the revisions. */
  async takeTheirs(): Promise<void> {
    await this.#after(() => this.#setAside());
    if (!this.dirty) await this.load();
  }

  /** Saves what was typed on top of the revision that came from elsewhere. */
  async keepMine(): Promise<void> {
    if (this.#id === null) return;
    try {
      const { row } = await call('show_briefing', { id: this.#id });
      this.row = row;
      this.saveError = null;
      this.#pending = { ...this.#pending, markdown: this.markdown, title: this.title };
      await this.save();
    } catch (thrown) {
      this.saveError = toWireError(thrown);
    }
  }

  /** Brings an earlier revision back, as the newest one. */
  async restore(number: number): Promise<boolean> {
    await this.save();
    if (this.#id === null) return false;
    try {
      await call('restore_revision', { id: this.#id, number });
      await this.load();
      return true;
    } catch (thrown) {
      sayFailure(thrown);
      return false;
    }
  }

  /**
   * Stores what is left to store before the screen goes: as the newest state, or, where another one
   * was saved meanwhile, beside it. What cannot be stored is kept at hand until one comes back.
   */
  async leave(): Promise<void> {
    clearTimeout(this.#drawTimer);
    await this.save();
    if (this.conflict) await this.#after(() => this.#setAside());
    const id = this.#id;
    if (this.dirty && id !== null && this.row !== null) {
      left.set(keyOf(id), { part: this.#pending, base: this.row.revision });
      if (this.saveError) sayFailure(this.saveError);
    }
  }

  onChanged(changed: Changed): void {
    const id = this.#id;
    // What items are called stands in the list of sources.
    if (changed.items.length > 0) this.#draw(DRAWS_AFTER);
    if (id === null || !changed.briefings.includes(id) || this.saving || this.dirty) return;
    call('show_briefing', { id }).then(
      ({ row }) => {
        if (id === this.#id && row.revision !== this.row?.revision && !this.dirty) void this.load();
      },
      () => undefined,
    );
  }

  clear(): void {
    this.#turn += 1;
    clearTimeout(this.#saveTimer);
    clearTimeout(this.#drawTimer);
    this.#id = null;
    this.row = null;
    this.#pending = {};
    this.preview.clear();
  }
}
