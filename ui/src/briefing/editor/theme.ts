/** How the editor looks: the tokens of the window, and markdown that stays readable as text. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontSize: '14px', lineHeight: '1.75' },
  '.cm-content': { padding: '22px 0 40vh', caretColor: 'var(--accent)', maxWidth: '86ch' },
  '.cm-line': { padding: '0 26px' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 24%, transparent) !important',
  },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.cm-citation': {
    color: 'var(--accent)',
    backgroundColor: 'var(--accent-wash)',
    borderRadius: '3px',
  },
  '.cm-citation-unknown': {
    color: 'var(--bad)',
    backgroundColor: 'var(--bad-wash)',
    textDecoration: 'underline wavy 1px var(--bad)',
    textUnderlineOffset: '3px',
  },
  '.cm-panels': {
    backgroundColor: 'var(--panel)',
    color: 'var(--ink)',
    borderColor: 'var(--line)',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--highlight)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--highlight-now)' },
  '.cm-tooltip': {
    border: '1px solid var(--line-strong)',
    borderRadius: '8px',
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    boxShadow: 'var(--shadow)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--sans)',
    fontSize: '13px',
    maxHeight: '320px',
    maxWidth: 'min(520px, 90vw)',
    minWidth: '320px',
    padding: '5px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'grid',
    padding: '5px 10px',
    borderRadius: '6px',
    lineHeight: '1.4',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-wash)',
    color: 'var(--ink)',
  },
  '.cm-completionLabel': {
    fontWeight: '600',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '.cm-completionDetail': {
    marginLeft: '0',
    color: 'var(--ink-2)',
    fontStyle: 'normal',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

const markdown = HighlightStyle.define([
  { tag: tags.heading, color: 'var(--accent)', fontWeight: '600' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: tags.quote, color: 'var(--ink-2)' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.meta], color: 'var(--ink-3)' },
  { tag: tags.monospace, color: 'var(--ink-2)' },
]);

export const editorLook: Extension = [look, syntaxHighlighting(markdown)];
