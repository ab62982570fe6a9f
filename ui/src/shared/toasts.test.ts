import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toasts } from './toasts.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  while (toasts.closeNewest());
  vi.useRealTimers();
});
const texts = (): string[] => toasts.list.map((one) => one.text);

describe('notices', () => {
  it('go by themselves, failures later than what was done', () => {
    toasts.say({ text: 'Done' });
    toasts.say({ text: 'Failed', tone: 'bad' });
    vi.advanceTimersByTime(8_000);
    expect(texts()).toEqual(['Failed']);
    vi.advanceTimersByTime(30_000);
    expect(texts()).toEqual([]);
  });

  it('stay while they are pointed at', () => {
    const id = toasts.say({ text: 'Failed', tone: 'bad' });
    toasts.hold(id);
    vi.advanceTimersByTime(60_000);
    expect(texts()).toEqual(['Failed']);
    const [toast] = toasts.list;
    if (toast) toasts.release(toast);
    vi.advanceTimersByTime(31_000);
    expect(texts()).toEqual([]);
  });

  it('are closed by key, newest first', () => {
    toasts.say({ text: 'One', tone: 'note' });
    toasts.say({ text: 'Two', tone: 'bad' });
    expect(toasts.closeNewest()).toBe(true);
    expect(texts()).toEqual(['One']);
    expect(toasts.closeNewest()).toBe(true);
    expect(toasts.closeNewest()).toBe(false);
  });
});
