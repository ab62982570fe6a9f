import { beforeEach, describe, expect, it } from 'vitest';
import { isPhrase, selectedIn, selectionMenu } from './selection';

const ROW = { key: 'pilots-2024', title: 'Pilots' } as Parameters<typeof selectionMenu>[1];
let text: HTMLElement;

beforeEach(() => {
  document.body.innerHTML =
    '<section><p id="text">Pilots stopped work</p><form><textarea>Pilots</textarea></form></section><p id="aside">Port</p>';
  text = document.querySelector('section') as HTMLElement;
});

function select(selector: string): void {
  getSelection()?.selectAllChildren(document.querySelector(selector) as Element);
}

describe('a selection', () => {
  it('counts in the reading text', () => {
    select('#text');
    expect(selectedIn(text)?.text).toBe('Pilots stopped work');
  });

  it('does not count elsewhere, nor before there is a text', () => {
    select('#aside');
    expect(selectedIn(text)).toBeNull();
    expect(selectedIn(undefined)).toBeNull();
  });

  it('does not count in a field that is being written in', () => {
    select('form');
    expect(selectedIn(text)).toBeNull();
    select('#text');
    document.querySelector('textarea')?.focus();
    expect(selectedIn(text)).toBeNull();
  });

  it('offers to search for a phrase, not for pages', () => {
    expect(selectionMenu('stopped work', ROW)).toHaveLength(3);
    expect(selectionMenu('one\ntwo', ROW)).toHaveLength(2);
    expect(isPhrase('x'.repeat(121))).toBe(false);
  });
});
