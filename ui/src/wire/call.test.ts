import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  call,
  chooseFiles,
  chooseFolder,
  chooseSavePath,
  originalAddress,
  tellReady,
  toWireError,
  zoomWindow,
} from './call';

afterEach(() => clearMocks());

describe('call', () => {
  it('goes through the one gateway', async () => {
    const seen = vi.fn();
    mockIPC((command, payload) => {
      seen(command, payload);
      return { total: 0, rows: [] };
    });
    await expect(call('list_items', { offset: 0, limit: 10 })).resolves.toEqual({
      total: 0,
      rows: [],
    });
    expect(seen).toHaveBeenCalledWith('desk', {
      name: 'list_items',
      request: { offset: 0, limit: 10 },
    });
  });

  it('rejects with the desk’s own failure', async () => {
    const failure = { code: 'locked', message: 'Held elsewhere.', hint: 'Close it there.' };
    mockIPC(() => Promise.reject(failure));
    await expect(call('open_vault', { path: '/x' })).rejects.toEqual(failure);
  });

  it('makes a failure of what the window throws as a string', async () => {
    mockIPC(() => Promise.reject('desk not allowed. Command not found'));
    await expect(call('overview', null)).rejects.toEqual({
      code: 'internal',
      message: 'desk not allowed. Command not found',
      hint: null,
    });
  });
});

describe('failures', () => {
  it('come out alike, whatever was thrown', () => {
    expect(toWireError(new Error('broken'))).toEqual({
      code: 'internal',
      message: 'broken',
      hint: null,
    });
    expect(toWireError(undefined).code).toBe('internal');
    expect(toWireError({ code: 'notFound', message: 'gone' })).toEqual({
      code: 'notFound',
      message: 'gone',
      hint: null,
    });
  });
});

describe('the window', () => {
  it('asks for folders, files and places to save', async () => {
    const seen = vi.fn();
    mockIPC((command, payload) => {
      seen(command, payload);
      return command === 'plugin:dialog|open' ? '/home/a' : null;
    });
    await expect(chooseFolder('Folder', '/home')).resolves.toBe('/home/a');
    await expect(chooseFiles('Files', [{ name: 'Texts', extensions: ['txt'] }])).resolves.toEqual([
      '/home/a',
    ]);
    await expect(chooseSavePath({ title: 'Save' })).resolves.toBeNull();
    expect(
      seen.mock.calls.map(([command, payload]) => [command, payload.options.directory]),
    ).toEqual([
      ['plugin:dialog|open', true],
      ['plugin:dialog|open', false],
      ['plugin:dialog|save', undefined],
    ]);
  });

  it('answers nothing where nothing was chosen', async () => {
    mockIPC(() => null);
    await expect(chooseFolder('Folder')).resolves.toBeNull();
    await expect(chooseFiles('Files', [])).resolves.toEqual([]);
  });

  it('is told that the screen is ready after two frames, and zoomed', async () => {
    const seen: string[] = [];
    mockIPC((command) => {
      seen.push(command);
    });
    tellReady();
    await vi.waitFor(() => expect(seen).toEqual(['ui_ready']));
    await zoomWindow(1.5);
    expect(seen).toContain('plugin:webview|set_webview_zoom');
  });

  it('shows originals under the scheme of the archive only', () => {
    expect(originalAddress('original/ab')).toBe('archive://localhost/original/ab');
  });
});
