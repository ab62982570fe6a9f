import { describe, expect, it } from 'vitest';
import { citationKeys } from './citations';
import { asCompletion, KEY_AT_END, TYPED } from './completion';
import { createEditor, goTo, insertCitation, takeText } from './setup';

const words = { label: 'Text', placeholder: 'Begin', unknownDate: 'unknown' };

function editor(text: string): { view: ReturnType<typeof createEditor>; written: string[] } {
  const written: string[] = [];
  const hooks = {
    suggest: async () => [],
    onwrite: (now: string) => written.push(now),
    onscroll: () => undefined,
  };
  return { view: createEditor(document.body, text, words, hooks), written };
}

describe('citations in a text', () => {
  it('are found in brackets only, each key with its place', () => {
    const text = 'See [@a-1; see @b.2, p. 3]. Mail me@x.org, or [none].';
    expect(citationKeys(text).map(({ key, from, to }) => [key, text.slice(from, to)])).toEqual([
      ['a-1', '@a-1'],
      ['b.2', '@b.2'],
    ]);
  });

  it('know keys of any script, and end before punctuation', () => {
    expect(citationKeys('[@国家-1, 第3页] [@a.]').map(({ key }) => key)).toEqual(['国家-1', 'a']);
  });
});

describe('what is typed after [@', () => {
  it('begins a completion inside of brackets only', () => {
    expect(TYPED.test('so [@har')).toBe(true);
    expect(TYPED.test('so [see @a; @')).toBe(true);
    expect(TYPED.test('me@har')).toBe(false);
    expect(TYPED.test('[@a] @b')).toBe(false);
    expect(KEY_AT_END.exec('[see @a; @har')?.[1]).toBe('har');
  });

  it.each([
    ['so [@har', 8, 'so [@harbour-2024]', 18],
    ['so [@har]', 8, 'so [@harbour-2024]', 18],
    ['so [@har, p. 3]', 8, 'so [@harbour-2024, p. 3]', 17],
  ])('is put in, and the cursor goes on behind it: %s', (text, at, wanted, cursor) => {
    const { view } = editor(text);
    const item = {
      id: 1,
      key: 'harbour-2024',
      title: 'A title',
      publisher: null,
      published: '',
      inCase: true,
    };
    const completion = asCompletion(item, 'unknown');
    if (typeof completion.apply !== 'function') throw new Error('nothing to apply');
    completion.apply(view, completion, 5, at);
    expect(view.state.doc.toString()).toBe(wanted);
    expect(view.state.selection.main.head).toBe(cursor);
    view.destroy();
  });

  it('is offered by title, with publisher and date', () => {
    const offered = asCompletion(
      {
        id: 1,
        key: 'harbour-2024',
        title: 'A title',
        publisher: 'Harbour Wire',
        published: '',
        inCase: true,
      },
      'unknown',
    );
    expect(offered.label).toBe('harbour-2024');
    expect(offered.displayLabel).toBe('A title');
    expect(offered.detail).toBe('Harbour Wire, unknown');
  });
});

describe('the editor', () => {
  it('tells what is typed, and not what comes from the vault', () => {
    const { view, written } = editor('one');
    view.dispatch({ changes: { from: 3, insert: ' two' }, userEvent: 'input.type' });
    takeText(view, 'three');
    expect(view.state.doc.toString()).toBe('three');
    expect(written).toEqual(['one two']);
    view.destroy();
  });

  it('puts a citation at the cursor, and into the bracket it stands in', () => {
    const { view } = editor('A claim');
    goTo(view, 7);
    insertCitation(view, 'a');
    expect(view.state.doc.toString()).toBe('A claim [@a]');
    goTo(view, 11);
    insertCitation(view, 'b');
    expect(view.state.doc.toString()).toBe('A claim [@a; @b]');
    view.destroy();
  });

  it('counts positions as the desk does: in UTF-16 units', () => {
    const { view } = editor('🛳 ok');
    goTo(view, 3, 5);
    expect(view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to)).toBe(
      'ok',
    );
    view.destroy();
  });
});
