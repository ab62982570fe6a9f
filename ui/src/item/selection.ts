/** Words that are selected in a text, and what can be done with them. */
import { t } from '../messages';
import { router, to } from '../routes';
import type { MenuEntry } from '../shared/menu.svelte';
import { copy } from '../state/acts';
import type { ItemRow } from '../wire/wire';
import { quoteOf } from './quote';

/** A phrase longer than this is nothing that one searches for. */
const LONGEST = 120;

/**
 * What is selected of the reading text in `within`: nothing where the selection lies elsewhere, in
 * a field that is being written in, or reaches out of the text.
 */
export function selectedIn(
  within: Element | null | undefined,
): { text: string; range: Range } | null {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const shared = range.commonAncestorContainer;
  const element = shared instanceof Element ? shared : shared.parentElement;
  if (!element || !within?.contains(element)) return null;
  // Text selected in a field is told as a selection around that field.
  if (element.closest('input, textarea, form, [contenteditable]') || writes()) return null;
  const text = selection.toString().trim();
  return text === '' ? null : { text, range };
}

const writes = (): boolean => document.activeElement?.matches('input, textarea') ?? false;

/** True where a text can be searched for as a phrase. */
export const isPhrase = (text: string): boolean => text.length <= LONGEST && !text.includes('\n');

export const searchFor = (text: string): void =>
  router.go(to.archive(`"${text.replaceAll('"', '')}"`));

export const copyQuote = (text: string, row: ItemRow): Promise<void> =>
  copy(quoteOf(text, row), t('selection.quoted'));

/** What a right click over selected words offers. */
export const selectionMenu = (text: string, row: ItemRow): MenuEntry[] => [
  { label: t('copy'), keys: 'Ctrl+C', run: () => void copy(text, t('selection.copied')) },
  { label: t('selection.quote'), run: () => void copyQuote(text, row) },
  ...(isPhrase(text) ? [{ label: t('selection.search'), run: () => searchFor(text) }] : []),
];
