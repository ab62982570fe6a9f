/** Acts on the text of items: cut, put back, write, clean again, split, merge, show a version. */
import { t } from '../messages';
import { toasts, type ToastAction } from '../shared/toasts.svelte';
import { call } from '../wire/call';
import type { CleanReport, Done, ItemSplit, SiteRule, VersionMade } from '../wire/wire';
import { act, sayFailure, undoAction } from './acts';
import { jobs } from './jobs.svelte';

/** Cuts blocks, or puts them back; `teach` does so on other pages of the site from now on. */
export const setBlocks = (
  item: number,
  blocks: number[],
  keep: boolean,
  teach = false,
): Promise<VersionMade | null> =>
  act(call('set_blocks', { item, blocks, keep, ...(teach ? { teach } : {}) }));

/** Puts a written text in the place of the cleaned one. Rejects with a `WireError`. */
export const editText = (item: number, text: string): Promise<VersionMade> =>
  call('edit_text', { item, text });

export const useVersion = (item: number, version: number): Promise<Done | null> =>
  act(call('use_version', { item, version }));

export const merge = (into: number, items: number[]): Promise<Done | null> =>
  act(call('merge_items', { into, items }));

/** Makes an item of its own of what begins at a block. */
export const split = (
  item: number,
  block: number,
  show: (item: number) => void,
): Promise<ItemSplit | null> =>
  act(call('split_item', { item, block }), (done) => [
    { label: t('show'), run: () => show(done.item) },
  ]);

export const forgetSiteRule = ({ host, signature }: SiteRule): Promise<Done | null> =>
  act(call('forget_site_rule', { host, signature }));

/** Reads originals again with the rules of today, and says what came of it. */
export async function cleanAgain(items: number[], editedToo = false): Promise<void> {
  try {
    const { job } = await call('clean_again', { items, ...(editedToo ? { editedToo } : {}) });
    const { result, error, phase } = await jobs.end(job);
    if (error && phase === 'failed') throw error;
    if (result?.type === 'cleanAgain') sayCleaned(result.report, items, editedToo);
  } catch (thrown) {
    sayFailure(thrown);
  }
}

function sayCleaned(report: CleanReport, items: number[], editedToo: boolean): void {
  const actions: ToastAction[] = [];
  if (report.left > 0 && !editedToo)
    actions.push({ label: t('clean.allTheSame'), run: () => void cleanAgain(items, true) });
  if (report.changed > 0) actions.push(undoAction());
  const detail = [
    ...(report.left > 0 ? [t('clean.left', { n: report.left })] : []),
    ...(report.failed > 0 ? [t('clean.failed', { n: report.failed })] : []),
  ];
  toasts.say({
    tone: report.failed > 0 ? 'warn' : report.changed > 0 ? 'done' : 'note',
    text:
      report.changed > 0
        ? t('clean.changed', { n: report.changed })
        : t('clean.same', { n: report.unchanged }),
    detail: detail.length > 0 ? detail.join(' ') : undefined,
    actions,
  });
}
