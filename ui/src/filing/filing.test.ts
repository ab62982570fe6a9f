import { cleanup, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toasts } from '../shared/toasts.svelte';
import { filing } from '../state/filing.svelte';
import { useTransport, type Drag } from '../wire/call';
import { createFake } from '../wire/fake';
import { loneAddress, readClip } from './clip';
import DropVeil from './DropVeil.svelte';
import FileDialog from './FileDialog.svelte';
import PasteCatcher from './PasteCatcher.svelte';

const clipboard = (content: Record<string, string>): DataTransfer =>
  ({
    types: Object.keys(content),
    getData: (type: string) => content[type] ?? '',
  }) as unknown as DataTransfer;

function paste(target: EventTarget, content: Record<string, string>): Event {
  const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
    clipboardData: clipboard(content),
  });
  target.dispatchEvent(event);
  return event;
}

beforeEach(() => {
  useTransport(createFake('full', 0));
  toasts.list = [];
});
afterEach(() => cleanup());

describe('clipboard', () => {
  it('gives text and page, or nothing', () => {
    expect(readClip(clipboard({ 'text/plain': 'a', 'text/html': '<p>a' }))).toEqual({
      text: 'a',
      html: '<p>a',
    });
    expect(readClip(clipboard({ 'text/plain': 'a' }))).toEqual({ text: 'a', html: undefined });
    expect(readClip(clipboard({ 'image/png': '' }))).toBeNull();
    expect(loneAddress(' https://a.example/b ')).toBe('https://a.example/b');
    expect(loneAddress('see https://a.example')).toBeNull();
  });
});

describe('paste anywhere', () => {
  it('files text and page from wherever the keyboard is', () => {
    const filed = vi.spyOn(filing, 'paste').mockResolvedValue();
    render(PasteCatcher);
    const event = paste(document.body, {
      'text/plain': 'Quay closed',
      'text/html': '<p>Quay closed',
    });
    expect(event.defaultPrevented).toBe(true);
    expect(filed).toHaveBeenCalledWith({ text: 'Quay closed', html: '<p>Quay closed' });
  });

  it('puts the keyboard where a paste can land, and gives it back', () => {
    vi.spyOn(filing, 'paste').mockResolvedValue();
    render(PasteCatcher);
    document.body.insertAdjacentHTML('beforeend', '<button id="b">b</button>');
    const button = document.getElementById('b');
    button?.focus();
    button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'v', ctrlKey: true, bubbles: true }));
    const field = document.activeElement;
    expect(field?.tagName).toBe('TEXTAREA');
    if (field) paste(field, { 'text/plain': 'x' });
    expect(document.activeElement).toBe(button);
  });

  it('leaves fields their own paste', () => {
    const filed = vi.spyOn(filing, 'paste').mockResolvedValue();
    render(PasteCatcher);
    document.body.insertAdjacentHTML('beforeend', '<input id="i">');
    const input = document.getElementById('i');
    if (input) expect(paste(input, { 'text/plain': 'x' }).defaultPrevented).toBe(false);
    expect(filed).not.toHaveBeenCalled();
  });

  it('says that a picture cannot be filed', () => {
    render(PasteCatcher);
    paste(document.body, { 'image/png': '' });
    expect(toasts.list[0]?.text).toContain('no text');
  });
});

describe('dragging over the window', () => {
  it('says what a drop will do, for as long as it hovers', async () => {
    let drag: (drag: Drag) => void = () => undefined;
    useTransport({
      ...createFake('full', 0),
      onDrag: async (handler) => {
        drag = handler;
        return () => undefined;
      },
    });
    render(DropVeil);
    await tick();
    drag({ phase: 'over', paths: ['/a', '/b', '/c'] });
    await tick();
    expect(screen.getByRole('status').textContent).toContain('Drop to file 3 things');
    drag({ phase: 'dropped' });
    await tick();
    expect(screen.queryByRole('status')).toBeNull();
  });
});

describe('the dialog', () => {
  const field = (): HTMLTextAreaElement => screen.getByLabelText('Text or page');
  const submit = (): void =>
    document
      .querySelector('form')
      ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })) as unknown as void;

  it('keeps a page as a page', async () => {
    const text = vi.spyOn(filing, 'text');
    const onclose = vi.fn();
    render(FileDialog, { onclose });
    paste(field(), { 'text/plain': 'Quay closed', 'text/html': '<h1>Quay closed</h1>' });
    await tick();
    expect(screen.getByText('A page')).toBeTruthy();
    submit();
    await vi.waitFor(() => expect(onclose).toHaveBeenCalled());
    expect(text).toHaveBeenCalledWith({ text: 'Quay closed', html: '<h1>Quay closed</h1>' });
  });

  it('keeps a very long text out of the field', async () => {
    render(FileDialog, { onclose: vi.fn() });
    expect(paste(field(), { 'text/plain': 'x'.repeat(70_000) }).defaultPrevented).toBe(true);
    await tick();
    expect(screen.getByText('A long text')).toBeTruthy();
  });

  it('stays open with the text where filing is refused', async () => {
    const onclose = vi.fn();
    vi.spyOn(filing, 'text').mockRejectedValue({
      code: 'tooLarge',
      message: 'This text has 1.2 GB. Dossier takes 64 MB. Nothing was filed.',
      hint: 'File a part of it.',
    });
    render(FileDialog, { onclose });
    field().value = 'Quay';
    field().dispatchEvent(new Event('input', { bubbles: true }));
    submit();
    await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toContain('64 MB'));
    expect(screen.getByRole('alert').textContent).toContain('File a part of it.');
    expect(onclose).not.toHaveBeenCalled();
    expect(field().value).toBe('Quay');
  });

  it('asks for something to file', async () => {
    render(FileDialog, { onclose: vi.fn() });
    submit();
    await tick();
    expect(screen.getByRole('alert').textContent).toContain('nothing to file');
  });
});
