/**
 * Acts: writes that can be undone. Each says what it did, with Undo; what failed says what is safe
 * and what to do. The lists follow by the feed, so nothing here fetches.
 */
import { t } from '../messages';
import { toasts, type ToastAction } from '../shared/toasts.svelte';
import { call, toWireError } from '../wire/call';
import type { Done, ItemField, ItemStatus, Role, WireError } from '../wire/wire';

/** Shows a failure. */
export function sayFailure(thrown: unknown): void {
  const error = toWireError(thrown);
  if (error.code === 'cancelled') return;
  toasts.say({ tone: 'bad', text: error.message, detail: error.hint ?? undefined });
}

/** The button that takes an act back. */
export const undoAction = (): ToastAction => ({
  label: t('undo'),
  keys: 'Ctrl+Z',
  run: () => void undo(),
});

/** Says what was done, with Undo where something changed. */
export function sayDone({ label, changed }: Done, more: readonly ToastAction[] = []): void {
  if (changed.seq > 0) toasts.say({ text: label, actions: [...more, undoAction()] });
  else toasts.say({ tone: 'note', text: label, actions: more });
}

/** Makes a write and says what it did. `null` where it was refused; that was said then. */
export async function act<D extends Done>(
  request: Promise<D>,
  more: (done: D) => readonly ToastAction[] = () => [],
): Promise<D | null> {
  try {
    const done = await request;
    sayDone(done, more(done));
    return done;
  } catch (thrown) {
    sayFailure(thrown);
    return null;
  }
}

/** Makes a write from a form. Says what it did; the answer is the failure, for the form to show. */
export async function tryAct(request: Promise<Done>): Promise<WireError | null> {
  try {
    sayDone(await request);
    return null;
  } catch (thrown) {
    return toWireError(thrown);
  }
}

/** Who wants to know what was undone or done again: the list that shows it puts the cursor there. */
export const afterUndo: ((done: Done) => void)[] = [];

/** Hears of undo as long as a screen is shown; the answer ends it. */
export function followUndo(follow: (done: Done) => void): () => void {
  afterUndo.push(follow);
  return () => {
    const at = afterUndo.indexOf(follow);
    if (at >= 0) afterUndo.splice(at, 1);
  };
}

/** Where something was done that is not on the screen. */
export interface Whereabouts {
  /** In words, to be read behind what was done. */
  text: string;
  go: () => void;
}

/** Says where an act took place; `null` where that is on the screen. The window knows. */
export const whereabouts: { of: (done: Done) => Whereabouts | null } = { of: () => null };

async function turn(name: 'undo' | 'redo'): Promise<void> {
  try {
    const done = await call(name, null);
    const back = name === 'undo';
    const where = whereabouts.of(done);
    toasts.say({
      text: done.label,
      detail: where?.text,
      // What nobody saw happen must be seen here.
      tone: where ? 'warn' : 'done',
      actions: [
        ...(where ? [{ label: t('show'), run: where.go }] : []),
        back
          ? { label: t('redo'), keys: 'Ctrl+Shift+Z', run: () => void redo() }
          : { label: t('undo'), keys: 'Ctrl+Z', run: () => void undo() },
      ],
    });
    afterUndo.forEach((follow) => follow(done));
  } catch (thrown) {
    const error = toWireError(thrown);
    if (error.code === 'refused') toasts.say({ tone: 'note', text: error.message });
    else sayFailure(error);
  }
}

export const undo = (): Promise<void> => turn('undo');
export const redo = (): Promise<void> => turn('redo');

export const triage = (items: number[], status: ItemStatus): Promise<Done | null> =>
  act(call('triage', { items, status }));

export const tag = (items: number[], add: string[], remove: string[] = []): Promise<Done | null> =>
  act(call('tag_items', { items, add, remove }));

export const link = (
  items: number[],
  caseId: number,
  role: Role = 'evidence',
  note = '',
): Promise<Done | null> =>
  act(call('link_items', { case: caseId, items, role, ...(note === '' ? {} : { note }) }));

export const unlink = (items: number[], caseId: number): Promise<Done | null> =>
  act(call('unlink_items', { case: caseId, items }));

export const correct = (item: number, field: ItemField, value: string): Promise<WireError | null> =>
  tryAct(call('correct_item', { item, field, value }));

/** Puts a text on the clipboard and says so. */
export async function copy(text: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toasts.say({ tone: 'note', text: said });
  } catch {
    toasts.say({ tone: 'bad', text: t('copy.failed') });
  }
}
