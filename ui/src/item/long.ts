/** Very long blocks, cut where a browser would choke on them. */
import type { Block } from '../wire/wire';

/** What of a block matters here. */
type Long = Pick<Block, 'text' | 'start'> & Partial<Pick<Block, 'kind'>>;

/** Characters of one paragraph that are drawn in one go. */
const LONGEST = 12_000;

/** A block as it is drawn; `goesOn` where the next one continues its paragraph. */
export type Drawn<B extends Long> = B & { goesOn: boolean };

/** Cuts blocks that are too long to draw, between words where there are any. */
export function splitLong<B extends Long>(blocks: readonly B[]): Drawn<B>[] {
  return blocks.flatMap((block) => {
    if (block.text.length <= LONGEST) return [{ ...block, goesOn: false }];
    const parts: Drawn<B>[] = [];
    for (let at = 0; at < block.text.length;) {
      let end = Math.min(block.text.length, at + LONGEST);
      if (end < block.text.length) {
        // Rows of a table stay whole.
        const between = block.kind === 'table' ? '\n' : ' ';
        const space = block.text.lastIndexOf(between, end);
        if (space > at + LONGEST / 2) end = space + 1;
        // Never between the halves of one character.
        else if (/[\uD800-\uDBFF]/.test(block.text.charAt(end - 1))) end -= 1;
      }
      parts.push({
        ...block,
        text: block.text.slice(at, end),
        start: block.start === null ? null : block.start + at,
        goesOn: end < block.text.length,
      });
      at = end;
    }
    return parts;
  });
}
