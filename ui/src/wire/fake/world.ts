/**
 * The invented vault behind the fake transport: plain data, acts with undo, events. It knows just
 * enough to show every state of every screen; what Dossier really does is proved elsewhere.
 */
import type {
  BriefingDetail,
  CaseRow,
  Changed,
  Done,
  Event,
  ItemDetail,
  JobResult,
  JobState,
  LogEntry,
  Revision,
  Role,
  VaultInfo,
  WireError,
} from '../wire';

export interface FakeLink {
  caseId: number;
  item: number;
  role: Role;
  note: string;
  at: string;
}

/** What acts change; undo keeps copies of it. */
export interface FakeRecord {
  items: ItemDetail[];
  cases: CaseRow[];
  links: FakeLink[];
  briefings: BriefingDetail[];
  revisions: Record<number, (Revision & { markdown: string })[]>;
}

interface Step {
  label: string;
  before: FakeRecord;
  after: FakeRecord;
  changed: Changed;
  entry: LogEntry;
}

export const failure = (
  code: WireError['code'],
  message: string,
  hint: string | null = null,
): WireError => ({ code, message, hint });

export class FakeWorld {
  record: FakeRecord;
  vault: VaultInfo | null;
  log: LogEntry[] = [];
  jobs: JobState[] = [];
  readonly done: Step[] = [];
  readonly undone: Step[] = [];
  #listeners = new Set<(event: Event) => void>();
  #seq = 100;
  #job = 0;

  constructor(record: FakeRecord, vault: VaultInfo | null) {
    this.record = record;
    this.vault = vault;
  }

  listen(handler: (event: Event) => void): () => void {
    this.#listeners.add(handler);
    return () => this.#listeners.delete(handler);
  }

  emit(event: Event): void {
    const copy = structuredClone(event);
    queueMicrotask(() => this.#listeners.forEach((hear) => hear(copy)));
  }

  now = (): string => new Date().toISOString();

  /** Makes a change that can be undone, and tells everybody. */
  act<T>(
    label: string,
    touched: Partial<Pick<Changed, 'items' | 'cases' | 'briefings'>>,
    change: (record: FakeRecord) => T,
  ): Done & { value: T } {
    const before = structuredClone(this.record);
    const value = change(this.record);
    const changed: Changed = {
      seq: ++this.#seq,
      items: touched.items ?? [],
      cases: touched.cases ?? [],
      briefings: touched.briefings ?? [],
      vault: false,
    };
    const { items, cases, briefings } = changed;
    const entry: LogEntry = {
      seq: changed.seq,
      at: this.now(),
      actor: this.vault?.analyst ?? 'Analyst',
      label,
      items,
      titles: items.slice(0, 3).flatMap((id) => {
        const row = this.record.items.find((one) => one.row.id === id)?.row;
        return row ? [{ id, title: row.title }] : [];
      }),
      cases,
      briefings,
      undone: false,
    };
    this.log.unshift(entry);
    this.done.push({ label, before, after: structuredClone(this.record), changed, entry });
    this.undone.length = 0;
    this.emit({ type: 'changed', changed });
    return { label, changed, value };
  }

  turn(back: boolean): Done {
    const step = (back ? this.done : this.undone).pop();
    if (!step) {
      throw failure(
        'refused',
        back ? 'There is nothing to undo.' : 'There is nothing to do again.',
      );
    }
    (back ? this.undone : this.done).push(step);
    this.record = structuredClone(back ? step.before : step.after);
    step.entry.undone = back;
    const changed = { ...step.changed, seq: ++this.#seq };
    this.emit({ type: 'changed', changed });
    return { label: `${back ? 'Undone' : 'Done again'}: ${step.label}`, changed };
  }

  /** Runs a job that takes as long as it is told to, with progress on the way. */
  startJob(
    label: string,
    total: number,
    milliseconds: number,
    finish: () => JobResult,
    of: { import: number | null; bytesTotal: number | null } = { import: null, bytesTotal: null },
  ): number {
    const job: JobState = {
      job: ++this.#job,
      label,
      phase: 'running',
      done: 0,
      total,
      bytesDone: of.bytesTotal === null ? null : 0,
      bytesTotal: of.bytesTotal,
      rate: 0,
      secondsLeft: null,
      canPause: true,
      import: of.import,
      current: null,
      result: null,
      error: null,
    };
    this.jobs.unshift(job);
    const steps = Math.max(1, Math.min(total, milliseconds > 60_000 ? 600 : 20));
    const tick = (step: number): void => {
      if (job.phase === 'cancelled') return;
      if (job.phase === 'paused') {
        setTimeout(() => tick(step), milliseconds / steps);
        return;
      }
      job.done = Math.round((total * step) / steps);
      if (job.bytesTotal !== null) job.bytesDone = Math.round((job.bytesTotal * step) / steps);
      job.rate = total / (milliseconds / 1000);
      job.secondsLeft = (milliseconds * (steps - step)) / steps / 1000;
      if (step >= steps) {
        job.phase = 'done';
        job.result = finish();
      }
      this.emit({ type: 'job', job });
      if (step < steps) setTimeout(() => tick(step + 1), milliseconds / steps);
    };
    setTimeout(() => tick(0), 0);
    return job.job;
  }
}
