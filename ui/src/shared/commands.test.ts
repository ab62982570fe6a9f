import { describe, expect, it, vi } from 'vitest';
import { CommandRegistry, type CommandInfo } from './commands.svelte';

const list = {
  next: { title: 'Next', keys: ['J'], group: 'items' },
  open: { title: 'Open', keys: ['Ctrl+K'], group: 'items', whileTyping: true },
  idle: { title: 'Idle', keys: ['I'], group: 'items' },
  keep: { title: 'Keep', group: 'items', writes: true },
} satisfies Record<string, CommandInfo>;

const press = (target: Element, init: KeyboardEventInit): KeyboardEvent => {
  const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
};

describe('CommandRegistry', () => {
  it('runs what is bound, and the newest binding wins', () => {
    const commands = new CommandRegistry(list);
    const below = vi.fn();
    const above = vi.fn();
    expect(commands.run('next')).toBe(false);
    commands.bind({ next: { run: below } });
    const back = commands.bind({ next: { run: above } });
    commands.run('next');
    back();
    commands.run('next');
    expect(above).toHaveBeenCalledOnce();
    expect(below).toHaveBeenCalledOnce();
  });

  it('lists what can be run now', () => {
    const commands = new CommandRegistry(list);
    commands.bind({
      next: { run: () => undefined },
      open: { run: () => undefined, enabled: () => false },
    });
    expect(commands.available()).toEqual(['next']);
    expect(commands.enabled('open')).toBe(false);
  });

  it('turns off what would write while nothing can be written', () => {
    let readOnly = true;
    const commands = new CommandRegistry(list, () => readOnly);
    commands.bind({ next: { run: () => undefined }, keep: { run: () => undefined } });
    expect(commands.available()).toEqual(['next']);
    expect(commands.run('keep')).toBe(false);
    readOnly = false;
    expect(commands.available()).toEqual(['next', 'keep']);
  });

  it('leaves letters to whoever types', () => {
    const commands = new CommandRegistry(list);
    const next = vi.fn();
    const open = vi.fn();
    commands.bind({ next: { run: next }, open: { run: open } });
    document.body.innerHTML = '<input><p></p>';
    addEventListener('keydown', (event) => commands.handleKey(event));
    const [input, text] = [...document.body.children];
    if (!input || !text) throw new Error('not drawn');
    press(input, { key: 'j' });
    expect(next).not.toHaveBeenCalled();
    expect(press(input, { key: 'k', ctrlKey: true }).defaultPrevented).toBe(true);
    expect(open).toHaveBeenCalledOnce();
    press(text, { key: 'j' });
    expect(next).toHaveBeenCalledOnce();
    expect(press(text, { key: 'i' }).defaultPrevented).toBe(false);
  });
});
