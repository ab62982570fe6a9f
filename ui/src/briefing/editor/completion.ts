/** Offers items to cite while `[@` is typed: those of the case first, then the archive. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { honestDate } from '../../shared/dates';
import type { Suggestion } from '../../wire/wire';

/** At most so many are offered. */
export const MOST = 30;

/** What stands between the `@` and the cursor, inside of square brackets. */
export const TYPED = /\[[^\][\n]*@[\p{L}\p{N}_:.#$%&\-+?<>~/]*$/u;

/** A citation key at the end of a text, without its `@`. */
export const KEY_AT_END = /@([\p{L}\p{N}_:.#$%&\-+?<>~/]*)$/u;

export type Suggest = (text: string) => Promise<readonly Suggestion[]>;

/**
 * Puts the key in, and closes the bracket where it stands open. The cursor goes behind the bracket,
 * for the sentence goes on there; before another key it stays.
 */
function take(key: string): Completion['apply'] {
  return (view, _completion, from, to) => {
    const after = view.state.sliceDoc(to, to + 1);
    const goesOn = after === ';' || after === ',';
    const insert = after === ']' || goesOn ? key : `${key}]`;
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + key.length + (goesOn ? 0 : 1) },
      userEvent: 'input.complete',
    });
  };
}

export function asCompletion(item: Suggestion, unknown: string): Completion {
  return {
    label: item.key,
    displayLabel: item.title,
    detail: [item.publisher, honestDate(item.published, unknown, true)].filter(Boolean).join(', '),
    apply: take(item.key),
    boost: item.inCase ? 50 : 0,
    type: item.inCase ? 'inCase' : 'archive',
  };
}

/** The completion source of the editor. */
export const citationSource =
  (suggest: Suggest, unknown: string) =>
  async (context: CompletionContext): Promise<CompletionResult | null> => {
    const typed = context.matchBefore(TYPED);
    const key = typed ? KEY_AT_END.exec(typed.text) : null;
    if (!typed || !key) return null;
    const items = await suggest(key[1] ?? '');
    if (context.aborted) return null;
    return {
      from: context.pos - (key[1] ?? '').length,
      options: items.slice(0, MOST).map((item) => asCompletion(item, unknown)),
      filter: false,
    };
  };
