// What an analyst does to a text while reading it: cut, put back, write, find, compare.
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../commands.svelte';
import { toasts } from '../shared/toasts.svelte';
import { app } from '../state/app.svelte';
import { follow, startFeed } from '../state/feed';
import { OpenItem } from '../state/item.svelte';
import { useTransport } from '../wire/call';
import { createFake, type Fake } from '../wire/fake';
import Reader from './Reader.svelte';
import { hostOf } from './reading.svelte';

let fake: Fake;
let open: OpenItem;
let stops: (() => void)[] = [];

beforeEach(async () => {
  fake = createFake('full', 0);
  useTransport(fake);
  await app.start();
  open = new OpenItem();
  stops = [await startFeed(), follow(open)];
  Element.prototype.scrollIntoView ??= () => undefined;
});
afterEach(() => {
  cleanup();
  stops.forEach((stop) => stop());
  toasts.list.forEach(({ id }) => toasts.close(id));
});

async function read(id: number): Promise<void> {
  render(Reader, { open, editing: false, onedit: vi.fn() });
  open.show(id);
  await vi.waitFor(() => expect(open.value?.row.id).toBe(id));
  flushSync();
}
const run = (id: Parameters<typeof commands.run>[0]): boolean => {
  const ran = commands.run(id);
  flushSync();
  return ran;
};
const text = (): string => document.querySelector('.text')?.textContent ?? '';
const lastToast = (): string => toasts.list.at(-1)?.text ?? '';

describe('blocks', () => {
  it('are all there, in order, and those that were cut say why', async () => {
    await read(2);
    run('tabCut');
    const rows = within(screen.getByRole('list', { name: /All blocks/ })).getAllByRole('listitem');
    expect(rows).toHaveLength(open.value?.blocks.length ?? 0);
    expect(rows.at(-1)?.textContent).toContain('legal line');
    expect(rows.filter((row) => row.classList.contains('cut'))).toHaveLength(5);
  });

  it('come back with one key, and go again with another press', async () => {
    await read(1);
    run('tabCut');
    expect(run('blockToggle')).toBe(true);
    await vi.waitFor(() => expect(open.value?.cutBlocks).toBe(1));
    expect(lastToast()).toBe('Put back 1 block');
    expect(open.value?.body).toContain('Subscribe to the Harbour');
    run('blockToggle');
    await vi.waitFor(() => expect(open.value?.cutBlocks).toBe(2));
  });

  it('are cut while one reads, and stay cut on this site where that is asked for', async () => {
    await read(1);
    run('blockNext');
    run('blockNext');
    run('blockTeach');
    await vi.waitFor(() => expect(lastToast()).toContain('harbour-wire.example from now on'));
    await vi.waitFor(() => expect(text()).not.toContain('Slate Heron'));
  });

  it('teach nothing where no site is known', async () => {
    await read(2);
    run('blockNext');
    expect(commands.enabled('blockToggle')).toBe(true);
    expect(commands.enabled('blockTeach')).toBe(false);
  });

  it('stay as they are in a vault that can only be read', async () => {
    app.vault = app.vault && { ...app.vault, readOnly: true };
    await read(1);
    run('tabCut');
    expect(run('blockToggle')).toBe(false);
    const back = screen.getAllByRole<HTMLButtonElement>('button', { name: 'Put back' });
    expect(back.every((button) => button.disabled)).toBe(true);
  });

  it('begin an item of their own', async () => {
    await read(2);
    run('blockNext');
    expect(commands.enabled('splitHere')).toBe(false);
    run('blockNext');
    run('splitHere');
    await vi.waitFor(() => expect(lastToast()).toBe('Split the item'));
    expect(toasts.list.at(-1)?.actions.map(({ label }) => label)).toEqual(['Show', 'Undo']);
    await vi.waitFor(() => expect(open.value?.blocks).toHaveLength(1));
  });
});

describe('writing', () => {
  const area = (): HTMLTextAreaElement => screen.getByLabelText(/Text of the item/);

  it('makes a new version and keeps the one before', async () => {
    await read(1);
    run('itemEdit');
    await fireEvent.input(area(), { target: { value: 'Written by hand.\n\nTwice.' } });
    await fireEvent.keyDown(area(), { key: 'Enter', ctrlKey: true });
    await vi.waitFor(() => expect(text()).toContain('Written by hand.'));
    expect(open.value?.version).toBe(2);
    expect(open.value?.versions).toBe(2);
  });

  it('puts a draft aside rather than losing it', async () => {
    await read(3);
    run('itemEdit');
    await fireEvent.input(area(), { target: { value: 'Half a sentence' } });
    await fireEvent.keyDown(area(), { key: 'Escape' });
    expect(lastToast()).toBe('The draft was put aside.');
    run('itemEdit');
    expect(area().value).toBe('Half a sentence');
    await fireEvent.click(screen.getByRole('button', { name: 'Drop the draft' }));
    expect(area().value).toContain('Three makers');
    await fireEvent.keyDown(area(), { key: 'Escape' });
    run('itemEdit');
    expect(area().value).toContain('Three makers');
  });

  it('says what was refused and keeps what was typed', async () => {
    await read(4);
    run('itemEdit');
    await fireEvent.input(area(), { target: { value: 'New words' } });
    vi.spyOn(fake, 'request').mockRejectedValueOnce({
      code: 'diskFull',
      message: 'The disk is full: this change was not stored.',
      hint: null,
    });
    await fireEvent.keyDown(area(), { key: 'Enter', ctrlKey: true });
    await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toContain('disk is full'));
    expect(area().value).toBe('New words');
  });
});

describe('finding', () => {
  const field = (): HTMLInputElement => screen.getByRole('textbox', { name: 'Find in the text' });

  it('marks every place, steps around the end, and closes', async () => {
    await read(2);
    run('find');
    await fireEvent.input(field(), { target: { value: 'the ' } });
    const marks = document.querySelectorAll('.text mark');
    expect(marks.length).toBeGreaterThan(3);
    expect(screen.getByText(`1 of ${marks.length}`)).toBeTruthy();
    await fireEvent.keyDown(field(), { key: 'Enter', shiftKey: true });
    expect(screen.getByText(`${marks.length} of ${marks.length}`)).toBeTruthy();
    await fireEvent.input(field(), { target: { value: 'zebra' } });
    expect(screen.getByText('not found')).toBeTruthy();
    await fireEvent.keyDown(field(), { key: 'Escape' });
    expect(document.querySelectorAll('.text mark')).toHaveLength(0);
  });

  it('looks into the source text where a page is shown', async () => {
    await read(1);
    run('tabOriginal');
    await vi.waitFor(() => expect(document.querySelector('iframe')).toBeTruthy());
    run('find');
    await fireEvent.input(field(), { target: { value: 'Subscribe' } });
    await vi.waitFor(() => expect(document.querySelectorAll('pre mark')).toHaveLength(1));
  });
});

describe('versions', () => {
  it('are compared side by side, and the older one can be shown again', async () => {
    await read(1);
    run('tabCut');
    run('blockToggle');
    await vi.waitFor(() => expect(open.value?.version).toBe(2));
    run('itemVersions');
    await vi.waitFor(() => expect(screen.getByText('Newer: version 2')).toBeTruthy());
    expect(document.querySelector('ins')?.textContent).toContain('Subscribe');
    expect(screen.getByText(/paragraphs are the same/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: /Version 1/ }));
    await fireEvent.click(screen.getByRole('button', { name: 'Show this version' }));
    await vi.waitFor(() => expect(open.value?.version).toBe(1));
    expect(lastToast()).toBe('Showed version 1');
  });
});

describe('originals', () => {
  it('show a mail with its headers, and a part that leads to its item', async () => {
    await read(3);
    run('tabOriginal');
    await vi.waitFor(() => expect(screen.getByText('Log of the mail gateway')).toBeTruthy());
    expect(screen.getByRole('link', { name: 'Show the item' }).getAttribute('href')).toBe(
      '#/item/8',
    );
    for (const frame of document.querySelectorAll('iframe'))
      expect(frame.getAttribute('sandbox')).toBe('');
  });

  it('show pages with their text beside them', async () => {
    await read(8);
    run('tabOriginal');
    await vi.waitFor(() => expect(document.querySelectorAll('[data-page]')).toHaveLength(3));
    expect(document.querySelectorAll('[data-text]')).toHaveLength(3);
    expect(document.querySelector('[data-text="3"]')?.textContent).toContain('mirrors of ports');
  });
});

describe('a site', () => {
  it('is the host of a web address', () => {
    expect(hostOf('https://www.harbour.example/a?b')).toBe('harbour.example');
    expect(hostOf('mailto:a@b.example')).toBeNull();
    expect(hostOf('https://')).toBeNull();
    expect(hostOf(null)).toBeNull();
  });
});
