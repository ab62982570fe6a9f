/**
 * A transport without the window: an invented vault in memory, typed by `Commands`, for tests and
 * for `npm run dev:fake` in a browser. `?fake=` in the address chooses a state:
 *
 * `full` (as it is without), `welcome`, `empty`, `big` (100,000 items), `loading` (no answer ever
 * comes), `error` (every request about the vault fails), `readonly`, `job` (long work is running).
 */
import type { Transport } from './call';
import { archiveRequests } from './fake/archive';
import { searchRequests } from './fake/search';
import { briefingRequests, fakeBriefings } from './fake/briefings';
import { caseRequests, fakeCases, refOf } from './fake/cases';
import { formatRequests } from './fake/formats';
import { importRequests } from './fake/imports';
import { fakeItems, manyItems } from './fake/items';
import { fakeVault, programRequests } from './fake/program';
import { textRequests } from './fake/texts';
import { failure, FakeWorld, type FakeLink, type FakeRecord } from './fake/world';
import type { Commands } from './wire';

export type FakeState =
  'full' | 'welcome' | 'empty' | 'big' | 'loading' | 'error' | 'readonly' | 'job';

type Handlers = { [Name in keyof Commands]: (request: Commands[Name][0]) => Commands[Name][1] };

/** Requests that answer in every state: without them there would be no screen to look at. */
const ALWAYS: readonly (keyof Commands)[] = [
  'app_state',
  'save_settings',
  'formats',
  'jobs',
  'job',
];

function record(state: FakeState, now: number): FakeRecord {
  if (state === 'empty') return { items: [], cases: [], links: [], briefings: [], revisions: {} };
  const cases = fakeCases(now);
  const link = (caseId: number, item: number, note = ''): FakeLink => ({
    caseId,
    item,
    role: item % 2 === 0 ? 'background' : 'evidence',
    note,
    at: new Date(now - item * 3_600_000).toISOString(),
  });
  const briefings = fakeBriefings(now);
  const first = cases[0];
  if (first && briefings[0]) briefings[0].row.case = refOf(first);
  return {
    items: state === 'big' ? manyItems(100_000, now) : fakeItems(now),
    cases,
    links: [
      link(1, 9, 'Says what was seen at more than one operator.'),
      link(1, 11),
      link(1, 12),
      link(2, 6),
      link(3, 11),
      link(4, 10),
    ],
    briefings,
    revisions: {},
  };
}

export interface Fake extends Transport {
  readonly world: FakeWorld;
}

/** Makes a transport with a vault of its own. */
export function createFake(state: FakeState = 'full', delay = 30): Fake {
  const vault = state === 'welcome' ? null : fakeVault('Telecom desk');
  const world = new FakeWorld(
    record(state, Date.now()),
    vault && { ...vault, readOnly: state === 'readonly' },
  );
  const handlers: Handlers = {
    ...programRequests(world),
    ...archiveRequests(world),
    ...searchRequests(world),
    ...caseRequests(world),
    ...briefingRequests(world),
    ...formatRequests(),
    ...textRequests(world),
    ...importRequests(world, state === 'empty', state === 'job'),
  };
  const refused = (name: keyof Commands): boolean => state === 'error' && !ALWAYS.includes(name);

  return {
    world,
    async request(name, request) {
      const known = name as keyof Commands;
      if (state === 'loading' && !ALWAYS.includes(known)) await new Promise(() => undefined);
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
      if (refused(known)) {
        throw failure(
          'damaged',
          'The archive could not be read. Nothing in it was changed.',
          'Run the check in the settings; it says what is damaged and what to do.',
        );
      }
      const handler = handlers[known] as (request: unknown) => unknown;
      return structuredClone(handler(structuredClone(request)));
    },
    onEvent: async (handler) => world.listen(handler),
    onDrag: async () => () => undefined,
    onRefused: async () => () => undefined,
    open: async ({ directory }) =>
      directory === true
        ? ['/home/analyst/Vaults']
        : [
            '/home/analyst/notices/one.html',
            '/home/analyst/notices/two.txt',
            '/home/analyst/notices/photo.png',
            '/home/analyst/notices/posts.csv',
          ],
    save: async ({ path }) => path ?? '/home/analyst/Documents/briefing.pdf',
    ready: async () => undefined,
    zoom: () => Promise.reject(new Error('a browser zooms by itself')),
    originalAddress: (path) =>
      path.endsWith('.png')
        ? `data:image/svg+xml,${encodeURIComponent(
            `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 594"><rect width="420" height="594" fill="#fff"/><text x="40" y="70" font-size="18">${path.split('/').at(-1)}</text></svg>`,
          )}`
        : `data:text/html;charset=utf-8,${encodeURIComponent(
            `<body style="font:16px sans-serif;margin:2em;max-width:40em"><p>Subscribe to the morning letter</p><h1>The page as it came</h1><p>${path}</p></body>`,
          )}`,
  };
}
