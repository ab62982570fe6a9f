/** Filing: what was pasted, dropped or chosen, and what became of it. */
import { t } from '../messages';
import { toasts, type ToastAction } from '../shared/toasts.svelte';
import { call, chooseFiles, chooseFolder } from '../wire/call';
import type { Filed, FileText, FilingReport, JobState } from '../wire/wire';
import { sayFailure, undo } from './acts';
import { formats } from './formats.svelte';
import { inbox } from './inbox.svelte';
import { jobs } from './jobs.svelte';

export class Filing {
  /** True while the dialog is open. */
  dialog = $state(false);
  /** The report that is looked at. */
  report = $state.raw<FilingReport | null>(null);
  /** Goes to an item; set by whoever knows the places of the window. */
  show: (item: number) => void = () => undefined;

  constructor() {
    jobs.onOver.push((job) => this.#over(job));
  }

  /** Files a text. Rejects with a `WireError`; what was filed is said in a toast. */
  async text(request: FileText): Promise<Filed> {
    const filed = await call('file_text', request);
    this.#say(filed);
    return filed;
  }

  /** Files what was pasted outside of any field. */
  async paste(request: FileText): Promise<void> {
    try {
      await this.text(request);
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  async paths(paths: string[], more: { case?: number; tags?: string[] } = {}): Promise<void> {
    if (paths.length === 0) return;
    try {
      await call('file_paths', { paths, ...more });
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  async chooseFiles(more: { case?: number; tags?: string[] } = {}): Promise<void> {
    try {
      await formats.start();
      await this.paths(await chooseFiles(t('command.chooseFiles'), formats.kinds()), more);
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  async chooseFolder(more: { case?: number; tags?: string[] } = {}): Promise<void> {
    try {
      const folder = await chooseFolder(t('command.chooseFolder'));
      if (folder !== null) await this.paths([folder], more);
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  #say({ outcome, item, title, warnings, message }: Filed): void {
    const name = title ?? t('item.untitled');
    if (outcome === 'refused') {
      toasts.say({ tone: 'bad', text: message ?? t('filing.refused') });
      return;
    }
    const actions: ToastAction[] = [];
    if (item !== null) {
      inbox.reveal(item);
      actions.push({ label: t('show'), run: () => this.show(item) });
    }
    actions.push({ label: t('undo'), keys: 'Ctrl+Z', run: () => void undo() });
    toasts.say({
      text: t(outcome === 'filed' ? 'filing.filed' : 'filing.seenBefore', { title: name }),
      detail: warnings[0]?.message,
      actions,
    });
  }

  #over({ phase, result }: JobState): void {
    if (result?.type !== 'filing') return;
    const { report } = result;
    const actions = [{ label: t('filing.report'), run: () => (this.report = report) }];
    const counts = reportWords(report);
    const text = phase === 'cancelled' ? t('filing.stopped', { counts }) : counts;
    toasts.say({ tone: report.refused > 0 ? 'warn' : 'note', text, actions });
    const last = report.inputs.findLast((one) => one.item !== null)?.item;
    if (last) inbox.reveal(last);
  }
}

/** A report in one line: "12 filed, 3 seen before, 1 refused". */
export function reportWords({ filed, seenBefore, refused }: FilingReport): string {
  const parts = [t('report.filed', { n: filed })];
  if (seenBefore > 0) parts.push(t('report.seenBefore', { n: seenBefore }));
  if (refused > 0) parts.push(t('report.refused', { n: refused }));
  return parts.join(t('list.separator'));
}

export const filing = new Filing();
