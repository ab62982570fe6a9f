/**
 * The one door to the window: requests, events, dialogs. Nothing else imports `@tauri-apps`.
 *
 * Behind the door stands a `Transport`; `fake.ts` is another one, for tests and for a plain browser.
 */
import { invoke } from '@tauri-apps/api/core';
import { listen as listenToWindow } from '@tauri-apps/api/event';
import type { Commands, Event, WireError } from './wire';

/** A choice in a dialog that opens or saves files. */
export interface FileKind {
  name: string;
  extensions: string[];
}

/** What is being dragged over the window. */
export type Drag = { phase: 'over'; paths: string[] } | { phase: 'left' } | { phase: 'dropped' };

export interface OpenDialog {
  title: string;
  /** Folder to begin in. */
  folder?: string;
  directory?: boolean;
  multiple?: boolean;
  kinds?: FileKind[];
}

export interface SaveDialog {
  title: string;
  /** Full path proposed. */
  path?: string;
  kinds?: FileKind[];
}

export interface Transport {
  request(name: string, request: unknown): Promise<unknown>;
  onEvent(handler: (event: Event) => void): Promise<() => void>;
  onDrag(handler: (drag: Drag) => void): Promise<() => void>;
  onRefused(handler: (error: WireError) => void): Promise<() => void>;
  open(dialog: OpenDialog): Promise<string[]>;
  save(dialog: SaveDialog): Promise<string | null>;
  ready(): Promise<void>;
  zoom(factor: number): Promise<void>;
  /** Address under which an iframe may show an original. */
  originalAddress(path: string): string;
}

const windowTransport: Transport = {
  request: (name, request) => invoke('desk', { name, request }),

  onEvent: (handler) => listenToWindow<Event>('desk', (event) => handler(event.payload)),

  onRefused: (handler) => listenToWindow<WireError>('refused', (event) => handler(event.payload)),

  async onDrag(handler) {
    const stops = await Promise.all([
      listenToWindow<{ paths?: string[] }>('tauri://drag-enter', (event) =>
        handler({ phase: 'over', paths: event.payload.paths ?? [] }),
      ),
      listenToWindow('tauri://drag-leave', () => handler({ phase: 'left' })),
      listenToWindow('tauri://drag-drop', () => handler({ phase: 'dropped' })),
    ]);
    return () => stops.forEach((stop) => stop());
  },

  async open({ title, folder, directory, multiple, kinds }) {
    const answer = await invoke<string | string[] | null>('plugin:dialog|open', {
      options: {
        title,
        defaultPath: folder,
        directory: directory ?? false,
        multiple: multiple ?? false,
        filters: kinds ?? [],
      },
    });
    if (answer === null) return [];
    return Array.isArray(answer) ? answer : [answer];
  },

  save: ({ title, path, kinds }) =>
    invoke<string | null>('plugin:dialog|save', {
      options: { title, defaultPath: path, filters: kinds ?? [] },
    }),

  ready: () => invoke('ui_ready'),

  zoom: (factor) => invoke('plugin:webview|set_webview_zoom', { value: factor }),

  originalAddress: (path) =>
    // Windows and Android know custom schemes only as hosts.
    navigator.userAgent.includes('Windows')
      ? `http://archive.localhost/${path}`
      : `archive://localhost/${path}`,
};

let transport: Transport = windowTransport;

/** Puts another transport behind the door. Returns what stood there. */
export function useTransport(next: Transport): Transport {
  const before = transport;
  transport = next;
  return before;
}

function isWireError(value: unknown): value is WireError {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    'message' in value &&
    typeof value.message === 'string'
  );
}

/** What was thrown, as a typed failure: ours are objects, the window's own are plain strings. */
export function toWireError(thrown: unknown): WireError {
  if (isWireError(thrown)) return { ...thrown, hint: thrown.hint ?? null };
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'internal', message, hint: null };
}

/** Makes a request of the desk. Rejects with a `WireError`, never with anything else. */
export async function call<Name extends keyof Commands>(
  name: Name,
  request: Commands[Name][0],
): Promise<Commands[Name][1]> {
  try {
    return (await transport.request(name, request)) as Commands[Name][1];
  } catch (thrown) {
    throw toWireError(thrown);
  }
}

/** Hears everything that happens. */
export const onEvent = (handler: (event: Event) => void): Promise<() => void> =>
  transport.onEvent(handler);

/** Hears what is dragged over the window; the window itself files what is dropped. */
export const onDrag = (handler: (drag: Drag) => void): Promise<() => void> =>
  transport.onDrag(handler);

/**
 * Hears what the window was asked to do from outside and refused: a drop, a vault named at a start.
 */
export const onRefused = (handler: (error: WireError) => void): Promise<() => void> =>
  transport.onRefused(handler);

/** Asks for a folder. `null` where none was chosen. */
export async function chooseFolder(title: string, folder?: string): Promise<string | null> {
  const [path] = await transport.open({ title, folder, directory: true });
  return path ?? null;
}

/** Asks for files. Empty where none was chosen. */
export const chooseFiles = (title: string, kinds: FileKind[]): Promise<string[]> =>
  transport.open({ title, kinds, multiple: true });

/** Asks where to save. `null` where no place was chosen. */
export const chooseSavePath = (dialog: SaveDialog): Promise<string | null> =>
  transport.save(dialog);

/** Address under which an iframe may show an original, from `Original.path`. */
export const originalAddress = (path: string): string => transport.originalAddress(path);

/** Zooms the window; 1 is its natural size. */
export const zoomWindow = (factor: number): Promise<void> => transport.zoom(factor);

/** Tells the window that it can be used: after the first two frames are drawn. */
export function tellReady(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      // A test that drives the window waits for this sign.
      document.documentElement.dataset.ready = 'yes';
      transport.ready().catch(() => undefined);
    }),
  );
}
