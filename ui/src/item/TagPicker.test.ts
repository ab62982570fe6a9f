import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useTransport } from '../wire/call';
import { createFake, type Fake } from '../wire/fake';
import TagPicker from './TagPicker.svelte';
import { tagsIn } from './tags';

let fake: Fake;
const onclose = vi.fn();

beforeEach(() => {
  onclose.mockClear();
  fake = createFake('full', 0);
  useTransport(fake);
  render(TagPicker, { items: [2], tags: [], onclose });
});
afterEach(() => cleanup());

const line = (): HTMLInputElement => screen.getByRole('combobox');
const enter = (): Promise<unknown> => fireEvent.keyDown(line(), { key: 'Enter' });
const type = (value: string): Promise<unknown> => fireEvent.input(line(), { target: { value } });
const tags = (): string[] | undefined =>
  fake.world.record.items.find((one) => one.row.id === 2)?.row.tags;

describe('tagging', () => {
  it('adds with Enter, and closes with Enter on the empty line', async () => {
    await type('alpha');
    await enter();
    await vi.waitFor(() => expect(tags()).toContain('alpha'));
    expect(line().value).toBe('');
    expect(line().getAttribute('aria-activedescendant')).toBeNull();
    expect(onclose).not.toHaveBeenCalled();
    await enter();
    expect(onclose).toHaveBeenCalledTimes(1);
    expect(tags()).toContain('alpha');
  });

  it('takes several tags with commas between them', async () => {
    await type('alpha, beta');
    await enter();
    await vi.waitFor(() => expect(tags()).toEqual(expect.arrayContaining(['alpha', 'beta'])));
  });

  it('turns off what one moves to', async () => {
    await type('alpha');
    await enter();
    await vi.waitFor(() => expect(tags()).toContain('alpha'));
    await fireEvent.keyDown(line(), { key: 'ArrowDown' });
    expect(line().getAttribute('aria-activedescendant')).not.toBeNull();
    await enter();
    await vi.waitFor(() => expect(tags()).not.toContain('alpha'));
  });
});

describe('tags in a text', () => {
  it('are separated by commas, each once', () => {
    expect(tagsIn(' ports, attribution ,,ports')).toEqual(['ports', 'attribution']);
    expect(tagsIn('')).toEqual([]);
  });
});
