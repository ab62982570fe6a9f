/** Filing: what was pasted, dropped or chosen, and what became of it. */
import { t } from '../messages';
import { toasts, type ToastAction } from '../shared/toasts.svelte';
import { call } from '../wire/call';
import type { Filed, FileText, FilingReport, JobState } from '../wire/wire';
import { sayFailure, triage, undoAction } from './acts';
import { imports } from './imports.svelte';
import { inbox } from './inbox.svelte';
import { jobs } from './jobs.svelte';

const SAID = {
  filed: 'filing.filed',
  seenBefore: 'filing.seenBefore',
  newVersion: 'filing.newVersion',
} as const;

export class Filing {
  /** True while the dialog is open. */
  dialog = $state(false);
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

  #say({ outcome, item, title, warnings, message, discarded = false }: Filed): void {
    const name = title ?? t('item.untitled');
    if (outcome === 'refused') {
      toasts.say({ tone: 'bad', text: message ?? t('filing.refused') });
      return;
    }
    const actions: ToastAction[] = [];
    if (item !== null && discarded) {
      actions.push({ label: t('filing.putBack'), run: () => void triage([item], 'inbox') });
      actions.push({ label: t('show'), run: () => this.show(item) });
    } else if (item !== null) {
      inbox.reveal(item);
      actions.push({ label: t('show'), run: () => this.show(item) });
    }
    actions.push(undoAction());
    toasts.say({
      text: t(discarded ? 'filing.seenDiscarded' : SAID[outcome], { title: name }),
      detail: warnings[0]?.message,
      actions,
    });
  }

  #over({ phase, result, import: id }: JobState): void {
    if (result?.type !== 'filing') return;
    const { report } = result;
    const actions = id === null ? [] : [imports.report(id)];
    const counts = reportWords(report);
    const text = phase === 'cancelled' ? t('filing.stopped', { counts }) : counts;
    toasts.say({ tone: report.refused > 0 ? 'warn' : 'note', text, actions });
    const last = report.inputs.findLast((one) => one.item !== null)?.item;
    if (last) inbox.reveal(last);
  }
}

/** A report in one line: "12 filed, 3 seen before, 1 refused". */
export function reportWords({ filed, seenBefore, newVersions, refused }: FilingReport): string {
  const parts = [t('report.filed', { n: filed })];
  if (seenBefore > 0) parts.push(t('report.seenBefore', { n: seenBefore }));
  if (newVersions > 0) parts.push(t('report.versions', { n: newVersions }));
  if (refused > 0) parts.push(t('report.refused', { n: refused }));
  return parts.join(t('list.separator'));
}

export const filing = new Filing();
