/**
 * Acts: writes that can be undone. Each says what it did, with Undo; what failed says what is safe
 * and what to do. The lists follow by the feed, so nothing here fetches.
 */
import { t } from '../messages';
import { toasts, type ToastAction } from '../shared/toasts.svelte';
import { call, toWireError } from '../wire/call';
import type { Done, ItemField, ItemStatus, Role } from '../wire/wire';

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

/** Who wants to know what was undone or done again: the list that shows it puts the cursor there. */
export const afterUndo: ((done: Done) => void)[] = [];

async function turn(name: 'undo' | 'redo'): Promise<void> {
  try {
    const done = await call(name, null);
    const back = name === 'undo';
    toasts.say({
      text: done.label,
      actions: [
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
): Promise<Done | null> => act(call('link_items', { case: caseId, items, role }));

export const unlink = (items: number[], caseId: number): Promise<Done | null> =>
  act(call('unlink_items', { case: caseId, items }));

export const correct = (item: number, field: ItemField, value: string): Promise<Done | null> =>
  act(call('correct_item', { item, field, value }));

/** Puts a text on the clipboard and says so. */
export async function copy(text: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toasts.say({ tone: 'note', text: said });
  } catch {
    toasts.say({ tone: 'bad', text: t('copy.failed') });
  }
}
