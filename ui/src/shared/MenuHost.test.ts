import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askByKeys, menus } from './menu.svelte';
import MenuHost from './MenuHost.svelte';

HTMLElement.prototype.showPopover ??= () => undefined;

const file = vi.fn();
const discard = vi.fn();

beforeEach(async () => {
  file.mockClear();
  discard.mockClear();
  render(MenuHost);
  menus.at(100, 100, 'An item', [
    { label: 'File', run: file },
    { label: 'Discard', run: discard },
    { label: 'Link', run: discard, disabled: true },
  ]);
  await tick();
});
afterEach(() => {
  menus.close();
  cleanup();
});

const entry = (name: string): HTMLElement => screen.getByRole('menuitem', { name });
/** jsdom's pointer events know no place; the mouse's do. */
const letGo = (target: Element, x: number, y: number, button = 2): Promise<unknown> =>
  fireEvent(target, new MouseEvent('pointerup', { bubbles: true, button, clientX: x, clientY: y }));

describe('a menu that a press opened', () => {
  it('stays when the press ends where it began, on the menu or beside it', async () => {
    await letGo(document.body, 100, 100);
    await letGo(entry('File'), 102, 101);
    expect(menus.open).not.toBeNull();
    expect(file).not.toHaveBeenCalled();
  });

  it('runs the entry on which the press ends', async () => {
    await letGo(entry('Discard'), 130, 140);
    expect(menus.open).toBeNull();
    await tick();
    expect(discard).toHaveBeenCalledTimes(1);
  });

  it('runs nothing where that entry is off', async () => {
    await letGo(entry('Link'), 130, 160);
    expect(menus.open).not.toBeNull();
    expect(discard).not.toHaveBeenCalled();
  });

  it('runs an entry once by a click of its own', async () => {
    await fireEvent.pointerDown(entry('File'), { button: 0 });
    await letGo(entry('File'), 120, 120, 0);
    await fireEvent.click(entry('File'));
    await tick();
    expect(file).toHaveBeenCalledTimes(1);
  });

  it('closes by a press elsewhere and by Escape', async () => {
    await fireEvent.pointerDown(document.body);
    expect(menus.open).toBeNull();
    menus.at(1, 1, 'Again', [{ label: 'File', run: file }]);
    await tick();
    await fireEvent.keyDown(entry('File'), { key: 'Escape' });
    expect(menus.open).toBeNull();
  });
});

describe('the menu below a control', () => {
  it('is closed by a second press on it, and opened by a third', async () => {
    const control = document.createElement('button');
    document.body.append(control);
    const press = async (): Promise<void> => {
      await fireEvent.pointerDown(control, { button: 0 });
      menus.below(control, 'More', [{ label: 'File', run: file }]);
      await tick();
    };
    await press();
    expect(menus.open?.label).toBe('More');
    await press();
    expect(menus.open).toBeNull();
    await press();
    expect(menus.open?.label).toBe('More');
  });
});

describe('the key for a menu', () => {
  it('asks what has the keyboard, and tells where there is none', async () => {
    const link = document.createElement('button');
    document.body.append(link);
    link.focus();
    expect(askByKeys()).toBe(false);
    link.addEventListener('contextmenu', (event) => menus.asked(event, 'A case', []));
    expect(askByKeys()).toBe(true);
    expect(menus.open?.label).toBe('A case');
  });
});
