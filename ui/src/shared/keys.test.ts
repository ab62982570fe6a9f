import { describe, expect, it } from 'vitest';
import { keyCaps, keysOf, matches, parseKeys, typesText } from './keys';

const press = (init: KeyboardEventInit): ReturnType<typeof keysOf> =>
  keysOf(new KeyboardEvent('keydown', init));

describe('shortcuts', () => {
  it.each([
    ['J', { key: 'j' }, true],
    ['J', { key: 'J', shiftKey: true }, false],
    ['J', { key: 'j', ctrlKey: true }, false],
    ['Ctrl+K', { key: 'k', ctrlKey: true }, true],
    ['Ctrl+Z', { key: 'z', ctrlKey: true }, true],
    ['Ctrl+Z', { key: 'Z', ctrlKey: true, shiftKey: true }, false],
    ['Ctrl+Shift+Z', { key: 'Z', ctrlKey: true, shiftKey: true }, true],
    ['?', { key: '?', shiftKey: true }, true],
    ['/', { key: '/', shiftKey: true }, true],
    ['Ctrl++', { key: '+', ctrlKey: true, shiftKey: true }, true],
    ['Ctrl++', { key: '+', ctrlKey: true }, true],
    ['Alt+ArrowLeft', { key: 'ArrowLeft', altKey: true }, true],
    ['F3', { key: 'F3' }, true],
    ['F3', { key: 'F3', shiftKey: true }, false],
  ])('%s by %o: %s', (text, init, wanted) => {
    expect(matches(parseKeys(text), press(init))).toBe(wanted);
  });

  it('prints key caps', () => {
    expect(keyCaps('Ctrl+Shift+Z')).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(keyCaps('Ctrl++')).toEqual(['Ctrl', '+']);
    expect(keyCaps('Alt+ArrowLeft')).toEqual(['Alt', '←']);
  });

  it('knows where keys write text', () => {
    const make = (html: string): Element | null => {
      document.body.innerHTML = html;
      return document.body.firstElementChild;
    };
    expect(typesText(make('<input>'))).toBe(true);
    expect(typesText(make('<input type="search">'))).toBe(true);
    expect(typesText(make('<textarea></textarea>'))).toBe(true);
    expect(typesText(make('<input type="checkbox">'))).toBe(false);
    expect(typesText(make('<button></button>'))).toBe(false);
    expect(typesText(null)).toBe(false);
  });
});
