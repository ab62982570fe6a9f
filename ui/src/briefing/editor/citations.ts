/** Marks citations in the visible part of the text: known ones quietly, unknown ones plainly. */
import { RangeSetBuilder, StateEffect, StateField, type Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { Decoration, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';

/** Keys that lead nowhere, as the desk found. */
export const setUnknownKeys = StateEffect.define<ReadonlySet<string>>();

const unknownKeys = StateField.define<ReadonlySet<string>>({
  create: () => new Set(),
  update(keys, transaction) {
    for (const effect of transaction.effects) if (effect.is(setUnknownKeys)) return effect.value;
    return keys;
  },
});

const BRACKET = /\[[^\][\n]*@[^\][\n]*\]/gu;
const KEY = /@([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*)/gu;

const known = Decoration.mark({ class: 'cm-citation' });
const unknown = Decoration.mark({ class: 'cm-citation cm-citation-unknown' });

/** Citation keys of a text with their places, in order. */
export function citationKeys(text: string): { key: string; from: number; to: number }[] {
  return [...text.matchAll(BRACKET)].flatMap((bracket) =>
    [...bracket[0].matchAll(KEY)].map((found) => {
      const from = bracket.index + found.index;
      return { key: found[1] ?? '', from, to: from + found[0].length };
    }),
  );
}

function decorate(view: EditorView): DecorationSet {
  const lost = view.state.field(unknownKeys);
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (const found of citationKeys(view.state.sliceDoc(from, to))) {
      const mark = lost.has(found.key) ? unknown : known;
      builder.add(from + found.from, from + found.to, mark);
    }
  }
  return builder.finish();
}

const marks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }
    update(update: ViewUpdate): void {
      const told = update.transactions.some((one) =>
        one.effects.some((effect) => effect.is(setUnknownKeys)),
      );
      if (update.docChanged || update.viewportChanged || told)
        this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

export const citationMarks: Extension = [unknownKeys, marks];
