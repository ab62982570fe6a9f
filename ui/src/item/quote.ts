/** Words of an item as a markdown quote that cites it. */
import type { ItemRow } from '../wire/wire';
import { citation } from './words';

/** `> the words` with the citation behind them; paragraphs stay apart. */
export function quoteOf(text: string, row: Pick<ItemRow, 'key'>): string {
  const lines = text
    .trim()
    .split(/\n+/)
    .map((line) => `> ${line.trim()}`)
    .join('\n>\n');
  return `${lines} ${citation(row)}\n`;
}
