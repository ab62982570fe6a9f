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
import { Loaded } from './loaded.svelte';

/** Typing that pauses this long is saved, in milliseconds. */
const SAVES_AFTER = 700;
/** Typing that pauses this long is drawn. */
const DRAWS_AFTER = 120;

type Part = Omit<SaveBriefing, 'id' | 'baseRevision'>;

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
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #drawTimer: ReturnType<typeof setTimeout> | undefined;

  get dirty(): boolean {
    return Object.keys(this.#pending).length > 0;
  }

  /** True where the save was refused because another revision is newer. */
  get conflict(): boolean {
    return this.saveError?.code === 'refused';
  }

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
      this.taken += 1;
      this.#draw(0);
    } catch (thrown) {
      if (turn === this.#turn) this.error = toWireError(thrown);
    }
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
      void this.preview.load(() => call('preview', { title, markdown, tlp }));
    }, after);
  }

  /** Saves what was typed. While one save is on its way, the next waits for its end. */
  async save(): Promise<void> {
    clearTimeout(this.#saveTimer);
    if (this.saving || this.row === null || !this.dirty) return;
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
    if (this.dirty && this.saveError === null) await this.save();
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

  /** Saves what is left to save before the screen goes. */
  async leave(): Promise<void> {
    clearTimeout(this.#drawTimer);
    await this.save();
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
