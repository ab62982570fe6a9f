/** Everything the markdown editor is made of, and what the rest of the window may ask of it. */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { markdown, markdownKeymap, markdownLanguage } from '@codemirror/lang-markdown';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightSpecialChars,
  keymap,
  placeholder,
  tooltips,
} from '@codemirror/view';
import { citationMarks } from './citations';
import { citationSource, type Suggest } from './completion';
import { editorLook } from './theme';

/** A text that came from the vault: it is not typing, and is not saved back. */
const fromVault = Annotation.define<boolean>();

export interface EditorWords {
  label: string;
  placeholder: string;
  unknownDate: string;
}

export interface EditorHooks {
  suggest: Suggest;
  onwrite: (text: string) => void;
  /** Where the first line on the screen begins, in the text. */
  onscroll: (position: number) => void;
}

/** Puts `mark` around what is selected, or takes it away again. */
function around(mark: string): (view: EditorView) => boolean {
  return (view) => {
    const { from, to } = view.state.selection.main;
    const inside = view.state.sliceDoc(from, to);
    const bare =
      inside.startsWith(mark) && inside.endsWith(mark) && inside.length > mark.length * 2;
    const insert = bare ? inside.slice(mark.length, -mark.length) : `${mark}${inside}${mark}`;
    const shift = bare ? 0 : mark.length;
    view.dispatch({
      changes: { from, to, insert },
      selection: {
        anchor: from + shift,
        head: from + insert.length - shift,
      },
      userEvent: 'input',
    });
    return true;
  };
}

function extensions(words: EditorWords, hooks: EditorHooks, readOnly: boolean): Extension {
  return [
    history(),
    drawSelection(),
    highlightSpecialChars(),
    highlightSelectionMatches(),
    search({ top: true }),
    closeBrackets(),
    EditorView.lineWrapping,
    // What is offered may be wider than the editor: it must not end at the editor's edge.
    tooltips({ parent: document.body }),
    EditorState.readOnly.of(readOnly),
    EditorView.editable.of(!readOnly),
    markdown({ base: markdownLanguage, addKeymap: false }),
    citationMarks,
    editorLook,
    placeholder(words.placeholder),
    EditorView.contentAttributes.of({
      'aria-label': words.label,
      tabindex: '0',
      spellcheck: 'true',
      autocapitalize: 'sentences',
    }),
    autocompletion({
      override: [citationSource(hooks.suggest, words.unknownDate)],
      icons: false,
      activateOnTyping: true,
      interactionDelay: 20,
    }),
    keymap.of([
      { key: 'Mod-b', run: around('**') },
      { key: 'Mod-i', run: around('*') },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...markdownKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
    EditorView.updateListener.of((update) => {
      const typed = update.transactions.some((one) => one.docChanged && !one.annotation(fromVault));
      if (typed) hooks.onwrite(update.state.doc.toString());
    }),
    EditorView.domEventHandlers({
      scroll: (_event, view) => {
        const top = view.scrollDOM.scrollTop;
        hooks.onscroll(view.lineBlockAtHeight(top).from);
      },
    }),
  ];
}

/** Makes an editor in an element. */
export function createEditor(
  parent: HTMLElement,
  text: string,
  words: EditorWords,
  hooks: EditorHooks,
  readOnly = false,
): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({ doc: text, extensions: extensions(words, hooks, readOnly) }),
  });
}

/** Replaces the whole text by one from the vault, keeping the cursor where it can. */
export function takeText(view: EditorView, text: string): void {
  const now = view.state.doc.toString();
  if (now === text) return;
  const anchor = Math.min(view.state.selection.main.anchor, text.length);
  view.dispatch({
    changes: { from: 0, to: now.length, insert: text },
    selection: { anchor },
    annotations: fromVault.of(true),
  });
}

/** Puts a citation at the cursor: into the bracket it stands in, or as one of its own. */
export function insertCitation(view: EditorView, key: string): void {
  const { from, to } = view.state.selection.main;
  const line = view.state.doc.lineAt(from);
  const before = view.state.sliceDoc(line.from, from);
  const open = before.lastIndexOf('[');
  const inside = open >= 0 && open > before.lastIndexOf(']') && before.slice(open).includes('@');
  const space = before === '' || /\s$/.test(before) ? '' : ' ';
  const insert = inside ? `; @${key}` : `${space}[@${key}]`;
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    scrollIntoView: true,
    userEvent: 'input',
  });
  view.focus();
}

/** Brings a place of the text into view and puts the cursor there. */
export function goTo(view: EditorView, start: number, end = start): void {
  const last = view.state.doc.length;
  view.dispatch({
    selection: { anchor: Math.min(start, last), head: Math.min(end, last) },
    effects: EditorView.scrollIntoView(Math.min(start, last), { y: 'start', yMargin: 60 }),
  });
  view.focus();
}
