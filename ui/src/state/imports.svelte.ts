/** Imports and watched folders: all of them, and the acts on them. */
import { t } from '../messages';
import { toasts, type ToastAction } from '../shared/toasts.svelte';
import { call, chooseSavePath } from '../wire/call';
import type {
  Changed,
  Done,
  ImportRow,
  ImportStarted,
  ImportTotals,
  JobState,
  ReportFormat,
  StartImport,
  WatchRow,
} from '../wire/wire';
import { sayDone, sayFailure } from './acts';
import { jobs } from './jobs.svelte';
import { coalesced, Loaded } from './loaded.svelte';

export class Imports {
  readonly rows = new Loaded<ImportRow[]>();
  readonly watches = new Loaded<WatchRow[]>();
  /** Goes to an import; set by whoever knows the places of the window. */
  show: (id: number) => void = () => undefined;
  /** The import whose report is being read; `null` where none is. */
  reading: number | null = null;
  readonly refresh = coalesced(async () => {
    await Promise.all([
      this.rows.load(() => call('list_imports', null)),
      this.watches.load(() => call('list_watches', null)),
    ]);
  });

  constructor() {
    jobs.onOver.push((job) => this.#over(job));
  }

  /** How many are at work. */
  get running(): number {
    return jobs.running.filter((job) => job.import !== null).length;
  }

  find = (id: number): ImportRow | undefined => this.rows.value?.find((row) => row.id === id);

  findWatch = (id: number): WatchRow | undefined =>
    this.watches.value?.find((row) => row.id === id);

  /** The job that works on an import now. */
  job = (id: number): JobState | undefined => jobs.running.find((job) => job.import === id);

  /** Starts an import. Rejects with a `WireError`. */
  async start(request: StartImport): Promise<ImportStarted> {
    const started = await call('start_import', request);
    void this.refresh();
    return started;
  }

  async #again(name: 'resume_import' | 'retry_import', id: number): Promise<void> {
    try {
      await call(name, { import: id });
      void this.refresh();
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  /** Goes on where it stood: a job that rests, or an import of an earlier day. */
  async resume(id: number): Promise<void> {
    const job = this.job(id);
    if (job) await jobs.control(job.job, 'resume');
    else await this.#again('resume_import', id);
  }

  retry = (id: number): Promise<void> => this.#again('retry_import', id);

  async steer(id: number, action: 'pause' | 'cancel'): Promise<void> {
    const job = this.job(id);
    if (job) await jobs.control(job.job, action);
  }

  /** Takes an import off the list; its items stay. */
  async forget(id: number): Promise<void> {
    try {
      this.rows.value = await call('forget_import', { import: id });
      toasts.say({ tone: 'note', text: t('import.forgotten') });
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  /** Discards what an import brought and nobody decided about; one act, so one undo takes it back. */
  async discard(id: number): Promise<Done | null> {
    try {
      const done = await call('discard_import', { import: id });
      sayDone(done);
      return done;
    } catch (thrown) {
      sayFailure(thrown);
      return null;
    }
  }

  /** Writes the report into a file that is asked for. */
  async save(row: ImportRow, format: ReportFormat): Promise<void> {
    try {
      const name = t('import.reportFile', { label: row.label.replaceAll(/[\\/:*?"<>|]+/g, '-') });
      const path = await chooseSavePath({
        title: t('import.saveReport'),
        path: `${name}.${format}`,
        kinds: [{ name: t(format === 'csv' ? 'import.csv' : 'import.json'), extensions: [format] }],
      });
      if (path === null) return;
      const saved = await call('save_import_report', { import: row.id, path, format });
      toasts.say({
        tone: 'note',
        text: t('import.reportSaved', { n: saved.entries }),
        detail: saved.path,
      });
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  // watched folders

  async #watch(name: 'update_watch', request: { watch: number; paused: boolean }): Promise<void> {
    try {
      await call(name, request);
      await this.refresh();
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  pauseWatch = (watch: number, paused: boolean): Promise<void> =>
    this.#watch('update_watch', { watch, paused });

  async forgetWatch(watch: number): Promise<void> {
    try {
      this.watches.value = await call('forget_watch', { watch });
      toasts.say({ tone: 'note', text: t('watch.forgotten') });
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  /** Looks into a watched folder now. */
  async scan(watch: number): Promise<void> {
    try {
      const { newFiles, waiting, why } = await call('scan_watch', { watch });
      const found = newFiles > 0 ? t('watch.found', { n: newFiles }) : t('watch.foundNothing');
      toasts.say({
        tone: why === null ? 'note' : 'warn',
        text: why ?? found,
        detail: waiting > 0 ? t('watch.waiting', { n: waiting }) : undefined,
      });
      await this.refresh();
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  #over({ phase, result, import: id }: JobState): void {
    if (result?.type !== 'import' && id === null) return;
    if (this.rows.value !== null) void this.refresh();
    if (result?.type !== 'import' || phase === 'failed') return;
    const row = result.import;
    // What a watched folder brings is told where one looks for it, not over what one reads.
    if (row.watch !== null && row.totals.failed === 0) return;
    // Whoever reads its report sees it end; that something still cannot be read is said all the same.
    if (this.reading === row.id && row.totals.failed === 0) return;
    const counts = totalsWords(row.totals);
    toasts.say({
      tone: row.totals.failed > 0 ? 'warn' : 'note',
      text:
        phase === 'cancelled'
          ? t('import.stoppedWith', { label: row.label, counts })
          : t('import.doneWith', { label: row.label, counts }),
      actions: [this.report(row.id)],
    });
  }

  /** The button that leads to the report of an import. */
  report = (id: number): ToastAction => ({
    label: t('import.report'),
    run: () => this.show(id),
  });

  onJob(job: JobState): void {
    if (job.import === null || this.rows.value === null) return;
    const row = this.find(job.import);
    if (row === undefined || (row.job === null && job.phase === 'running')) void this.refresh();
  }

  onChanged(changed: Changed): void {
    // Watched folders come and go by undo too; cases that they name may be called otherwise now.
    if (this.watches.value !== null && changed.items.length === 0) void this.refresh();
  }

  clear(): void {
    this.rows.clear();
    this.watches.clear();
  }
}

/** What an import brought, in one line: "41,902 filed, 5,611 seen before, 2 failed". */
export function totalsWords({ filed, seen, versions, skipped, failed }: ImportTotals): string {
  const parts = [t('report.filed', { n: filed })];
  if (seen > 0) parts.push(t('report.seenBefore', { n: seen }));
  if (versions > 0) parts.push(t('report.versions', { n: versions }));
  if (skipped > 0) parts.push(t('report.skipped', { n: skipped }));
  if (failed > 0) parts.push(t('report.failed', { n: failed }));
  return parts.join(t('list.separator'));
}

export const imports = new Imports();
