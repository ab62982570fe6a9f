import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../commands.svelte';
import { toasts } from '../shared/toasts.svelte';
import { menus } from '../shared/menu.svelte';
import { OpenItem } from '../state/item.svelte';
import { useTransport } from '../wire/call';
import { createFake, type Fake } from '../wire/fake';
import Reader from './Reader.svelte';

let fake: Fake;
let open: OpenItem;

beforeEach(() => {
  fake = createFake('full', 0);
  useTransport(fake);
  open = new OpenItem();
  Element.prototype.scrollIntoView ??= () => undefined;
});
afterEach(() => cleanup());

async function read(id: number, query = ''): Promise<void> {
  render(Reader, { open, editing: false, onedit: vi.fn() });
  open.show(id, query);
  await vi.waitFor(() => expect(open.value?.row.id).toBe(id));
  flushSync();
}

const changed = { seq: 1, items: [2], cases: [], briefings: [], vault: false };

describe('Reader', () => {
  it('shows the text, and the warning that its headline does not fit', async () => {
    await read(2);
    expect(screen.getByText(/incident centre of the North Isles/)).toBeTruthy();
    expect(screen.getByRole('complementary').textContent).toContain('another story');
    expect(screen.getByText('published: unknown')).toBeTruthy();
    expect(screen.queryByText('Leave a comment')).toBeNull();
  });

  it('draws the text as it is built: lists, tables, and links that lead nowhere', async () => {
    await read(4);
    const text = document.querySelector<HTMLElement>('.text');
    expect(text?.querySelector('table')?.textContent.replace(/\s+/g, ' ').trim()).toContain(
      'Inserted strings',
    );
    expect(
      [...(text?.querySelectorAll('[role=listitem]') ?? [])].map(
        (entry) => entry.ariaLevel ?? entry.getAttribute('aria-level'),
      ),
    ).toEqual(['1', '1', '2', '2', '1']);
    expect(text?.querySelectorAll('a, img, iframe, script')).toHaveLength(0);
    const link = screen.getByRole('link', { name: 'published in full' });
    expect(link.title).toBe('https://south-strait.example/reply');
    await fireEvent.keyDown(link, { key: 'Enter' });
    expect(menus.open?.entries[0]).toEqual({ heading: 'https://south-strait.example/reply' });
    menus.close();
  });

  it('cuts an entry of a list alone, and marks words inside of what is set apart', async () => {
    await read(4, 'cables');
    const marked = [...document.querySelectorAll('.text mark')].map((mark) => mark.parentElement);
    expect(marked.map((around) => around?.tagName)).toContain('STRONG');
    expect(marked.some((around) => around?.closest('td [role=link]'))).toBe(true);
    const entry = screen.getByText('the northern one').closest<HTMLElement>('[data-block]');
    expect(entry?.dataset.block).toBe('6');
    for (let i = 0; i < 7; i += 1) commands.run('blockNext');
    commands.run('blockToggle');
    await vi.waitFor(() => expect(toasts.list.length).toBeGreaterThan(0));
    open.onChanged({ ...changed, items: [4] });
    await vi.waitFor(() => expect(screen.queryByText('the northern one')).toBeNull());
    expect(screen.getByText('the eastern one')).toBeTruthy();
  });

  it('shows what was cut with the rule that cut it', async () => {
    await read(2);
    await fireEvent.click(screen.getByRole('tab', { name: /What was cut/ }));
    expect(screen.getByText('Leave a comment')).toBeTruthy();
    expect(screen.getByText('comment form')).toBeTruthy();
  });

  it('shows a page in a frame that can do nothing', async () => {
    await read(1);
    await fireEvent.click(screen.getByRole('tab', { name: 'Original' }));
    const frame = document.querySelector('iframe');
    expect(frame?.getAttribute('sandbox')).toBe('');
    expect(frame?.getAttribute('referrerpolicy')).toBe('no-referrer');
    expect(frame?.title).not.toBe('');
  });

  it('steps from hit to hit, around the end', async () => {
    await read(9, 'operator');
    const now = (): string | undefined =>
      document.querySelector('mark.now')?.textContent ?? undefined;
    expect(document.querySelectorAll('.text mark')).toHaveLength(2);
    expect(now()).toBeUndefined();
    for (const at of ['0', '1', '0']) {
      commands.run('markNext');
      flushSync();
      expect(document.querySelector('mark.now')?.getAttribute('data-mark')).toBe(at);
    }
    commands.run('markPrevious');
    flushSync();
    expect(document.querySelector('mark.now')?.getAttribute('data-mark')).toBe('1');
  });

  it('counts the marks of the title among its hits, and steps through them first', async () => {
    await read(9, 'agencies');
    const title = document.querySelectorAll('h2 mark').length;
    const text = document.querySelectorAll('.text mark').length;
    expect(title).toBe(1);
    expect(document.querySelector('.hits')?.textContent).toContain(`${title + text} hit`);
    commands.run('markNext');
    flushSync();
    expect(document.querySelector('mark.now')?.closest('h2')).not.toBeNull();
  });

  it('keeps its place when the item changes, and begins another one at its top', async () => {
    await read(2);
    const panel = screen.getByRole('tabpanel');
    panel.scrollTop = 120;
    const before = open.value;
    open.onChanged(changed);
    await vi.waitFor(() => expect(open.value).not.toBe(before));
    flushSync();
    expect(panel.scrollTop).toBe(120);
    open.show(3);
    await vi.waitFor(() => expect(open.value?.row.id).toBe(3));
    flushSync();
    expect(panel.scrollTop).toBe(0);
  });

  it('says what went wrong and tries again', async () => {
    const failing = vi.spyOn(fake, 'request').mockRejectedValueOnce({
      code: 'notFound',
      message: 'This item is not in the vault.',
      hint: null,
    });
    render(Reader, { open, editing: false, onedit: vi.fn() });
    open.show(2);
    await vi.waitFor(() =>
      expect(screen.getByRole('alert').textContent).toContain('not in the vault'),
    );
    failing.mockRestore();
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => expect(screen.getByText(/North Isles/)).toBeTruthy());
  });

  it('runs no script and draws no markup of a hostile text', async () => {
    const item = fake.world.record.items[2];
    if (!item) throw new Error('no item');
    item.blocks = [
      {
        kind: 'paragraph',
        level: null,
        text: '<img src=x onerror=alert(1)>',
        kept: true,
        rule: null,
        start: 0,
      },
    ];
    item.row.title = '<b>bold</b>';
    await read(3);
    expect(document.querySelector('.text img')).toBeNull();
    expect(screen.getByText('<b>bold</b>')).toBeTruthy();
  });
});
