/** Finding words in a text, as one does in a page. */
import type { Span } from './marks';

/** More places than this are not marked: nobody steps through them. */
export const MOST_FOUND = 5_000;

/**
 * Every place where the words stand, whatever the size of their letters and of the space between
 * them; in code units of the text, in order, none over another.
 */
export function findIn(text: string, words: string): Span[] {
  const parts = words.trim().split(/\s+/).filter(Boolean);
  if (parts.length === 0 || text === '') return [];
  const escaped = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  const pattern = new RegExp(escaped.join('\\s+').replaceAll('\\-', '-'), 'giu');
  const found: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    found.push({ start: match.index, end: match.index + match[0].length });
    if (found.length >= MOST_FOUND) break;
  }
  return found;
}
