/** Requests about imports and watched folders of the invented vault. */
import type {
  Commands,
  EntryOutcome,
  ImportDetail,
  ImportEntry,
  ImportTotals,
  WatchRow,
} from '../wire';
import { refOf } from './cases';
import { failure, type FakeWorld } from './world';

type Names =
  | 'start_import'
  | 'list_imports'
  | 'show_import'
  | 'import_report'
  | 'save_import_report'
  | 'resume_import'
  | 'retry_import'
  | 'discard_import'
  | 'forget_import'
  | 'list_watches'
  | 'watch_folder'
  | 'update_watch'
  | 'forget_watch'
  | 'scan_watch';
type Handlers = { [Name in Names]: (request: Commands[Name][0]) => Commands[Name][1] };

const none: ImportTotals = {
  inputs: 1,
  entries: 0,
  filed: 0,
  seen: 0,
  versions: 0,
  skipped: 0,
  failed: 0,
  bytesDone: 0,
  bytesTotal: 0,
};

const failed: ImportEntry[] = [
  {
    outcome: 'failed',
    path: '/home/analyst/export-2024.warc.gz',
    place: 'record 31,204',
    item: null,
    key: null,
    title: null,
    url: 'https://strait-post.example/live/2024-11-30',
    why: '200,114 nested tags; stopped at the limit after 8 s',
    original: 'f'.repeat(64),
  },
  {
    outcome: 'failed',
    path: '/home/analyst/export-2024.warc.gz',
    place: 'record 40,777',
    item: null,
    key: null,
    title: null,
    url: 'https://lagoon.example/annual-report.pdf',
    why: 'No text layer; the pages are pictures',
    original: null,
  },
];

function drafts(now: number): ImportDetail[] {
  const at = (hours: number): string => new Date(now - hours * 3_600_000).toISOString();
  const make = (
    id: number,
    row: Partial<ImportDetail['row']>,
    totals: Partial<ImportTotals>,
    more: Partial<ImportDetail> = {},
  ): ImportDetail => ({
    row: {
      id,
      label: '',
      format: null,
      state: 'done',
      why: null,
      startedAt: at(id * 5),
      endedAt: null,
      actor: 'R. Lindqvist',
      watch: null,
      job: null,
      ...row,
      totals: { ...none, ...totals },
    },
    case: null,
    tags: [],
    inputs: [
      {
        number: 1,
        path: `/home/analyst/${row.label}`,
        size: totals.bytesTotal ?? 0,
        format: row.format ?? null,
        state: 'done',
        entries: totals.entries ?? 0,
        filed: totals.filed ?? 0,
        seen: totals.seen ?? 0,
        versions: totals.versions ?? 0,
        skipped: totals.skipped ?? 0,
        failed: totals.failed ?? 0,
        why: null,
      },
    ],
    skipped: [],
    failed: [],
    speed: [],
    ...more,
  });
  return [
    make(
      5,
      {
        label: 'export-2024.warc.gz',
        format: 'Web archive (WARC)',
        state: 'done',
        startedAt: at(1),
        endedAt: at(0.9),
      },
      {
        entries: 48_210,
        filed: 41_902,
        seen: 5_611,
        versions: 604,
        skipped: 91,
        failed: 2,
        bytesDone: 1_140_000_000,
        bytesTotal: 3_100_000_000,
      },
      {
        failed,
        tags: ['crawl'],
        skipped: [
          { why: 'a picture', count: 58 },
          { why: 'a style sheet', count: 30 },
          { why: 'empty', count: 3 },
        ],
      },
    ),
    make(
      4,
      {
        label: 'press-mails.mbox',
        format: 'Mailbox (mbox)',
        state: 'paused',
        why: 'it was interrupted',
        startedAt: at(3),
      },
      { entries: 3_021, filed: 2_980, seen: 41, bytesDone: 187_000_000, bytesTotal: 610_000_000 },
    ),
    make(
      3,
      { label: 'broken.zip', format: 'ZIP', state: 'failed', why: 'the file is cut off' },
      { entries: 12, filed: 12, bytesDone: 4_000_000, bytesTotal: 9_000_000 },
    ),
    make(
      2,
      {
        label: 'library.json',
        format: 'Zotero (CSL JSON)',
        startedAt: at(26),
        endedAt: new Date(now - 26 * 3_600_000 + 41_000).toISOString(),
      },
      { entries: 2_114, filed: 2_114, bytesDone: 4_000_000, bytesTotal: 4_000_000 },
    ),
    make(
      1,
      {
        label: '38 files',
        watch: 1,
        startedAt: at(50),
        endedAt: new Date(now - 50 * 3_600_000 + 3_000).toISOString(),
      },
      { inputs: 38, entries: 38, filed: 36, seen: 2, bytesDone: 900_000, bytesTotal: 900_000 },
    ),
  ];
}

export function importRequests(world: FakeWorld, empty: boolean, running: boolean): Handlers {
  const now = Date.now();
  let all = empty ? [] : drafts(now);
  let watches: WatchRow[] = empty
    ? []
    : [
        {
          id: 1,
          folder: '/home/analyst/Watched/feeds',
          case: world.record.cases[0] ? refOf(world.record.cases[0]) : null,
          tags: ['feeds'],
          recursive: true,
          every: 300,
          paused: false,
          missing: false,
          files: 38,
          lookedAt: new Date(now - 240_000).toISOString(),
          lastImport: 1,
        },
      ];
  const find = (id: number): ImportDetail => {
    const found = all.find(({ row }) => row.id === id);
    if (!found) throw failure('notFound', 'This import is not in the list.');
    return found;
  };
  const watch = (id: number): WatchRow => {
    const found = watches.find((row) => row.id === id);
    if (!found) throw failure('notFound', 'This folder is not watched.');
    return found;
  };
  /** Lets an import run: its counts grow with its job. */
  function run(detail: ImportDetail, total: number, seconds: number): number {
    const { row } = detail;
    Object.assign(row, { state: 'running', why: null, endedAt: null });
    const began = { ...row.totals };
    const job = world.startJob(
      `Importing ${row.label}`,
      total,
      seconds * 1_000,
      () => {
        row.job = null;
        Object.assign(row, { state: 'done', endedAt: world.now() });
        detail.speed = [];
        return { type: 'import', import: row };
      },
      { import: row.id, bytesTotal: row.totals.bytesTotal },
    );
    row.job = job;
    world.listen((event) => {
      if (event.type !== 'job' || event.job.job !== job) return;
      row.totals.entries = event.job.done;
      row.totals.filed = Math.max(began.filed, Math.round(event.job.done * 0.87));
      row.totals.bytesDone = event.job.bytesDone ?? 0;
      row.state = event.job.phase === 'cancelled' ? 'cancelled' : event.job.phase;
    });
    detail.speed = [40, 70, 130, 180, 196, 212, 209, 218, 214, 205, 219, 223, 216, 220, 214, 219]
      .concat([211, 90, 198, 214, 219, 208, 216])
      .concat(212);
    return job;
  }
  const first = all[0];
  if (running && first) run(first, 131_077, 600);

  return {
    start_import({ paths, dryRun, tags, recursive }) {
      if (dryRun === true) {
        return {
          import: null,
          job: world.startJob('Looking at the files', 20, 900, () => ({
            type: 'importPlan',
            plan: {
              files: 1_204,
              bytes: 610_000_000,
              kinds: [
                { code: 'html', name: 'Web page (HTML)', parts: false, files: 1_190, bytes: 9e7 },
                { code: 'mbox', name: 'Mailbox (mbox)', parts: true, files: 14, bytes: 5.2e8 },
              ],
              known: 12,
              skipped: [
                { path: `${paths[0]}/logo.png`, why: 'a picture' },
                { path: `${paths[0]}/style.css`, why: 'a style sheet' },
              ],
              skippedTotal: recursive === true ? 31 : 2,
            },
          })),
        };
      }
      const id = Math.max(0, ...all.map(({ row }) => row.id)) + 1;
      const label =
        paths.length === 1 ? (paths[0]?.split('/').at(-1) ?? '') : `${paths.length} files`;
      const detail: ImportDetail = {
        row: {
          id,
          label,
          format: null,
          state: 'running',
          why: null,
          startedAt: world.now(),
          endedAt: null,
          actor: 'R. Lindqvist',
          watch: null,
          totals: { ...none, inputs: paths.length, bytesTotal: 4_000_000 },
          job: null,
        },
        case: null,
        tags: tags ?? [],
        inputs: [],
        skipped: [],
        failed: [],
        speed: [],
      };
      all = [detail, ...all];
      return { import: id, job: run(detail, 400, 8) };
    },
    list_imports: () => all.map(({ row }) => row),
    show_import: ({ import: id }) => find(id),
    import_report({ import: id, outcome, offset, limit }) {
      const { row, failed: failures, skipped } = find(id);
      if (outcome === 'failed')
        return { total: row.totals.failed, entries: failures.slice(offset, offset + limit) };
      const counts: Record<EntryOutcome, number> = {
        filed: row.totals.filed,
        seenBefore: row.totals.seen,
        newVersion: row.totals.versions,
        skipped: row.totals.skipped,
        failed: row.totals.failed,
      };
      const which = outcome ?? 'filed';
      const total = counts[which];
      const items = world.record.items;
      return {
        total,
        entries: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, i) => {
          const item = items[(offset + i) % Math.max(1, items.length)];
          const left = which === 'skipped';
          return {
            outcome: which,
            path: `/home/analyst/${row.label}`,
            place: `record ${offset + i + 1}`,
            item: left ? null : (item?.row.id ?? null),
            key: left ? null : (item?.row.key ?? null),
            title: left ? null : (item?.row.title ?? null),
            url: left ? `https://harbour.example/picture-${offset + i}.png` : null,
            why: left ? (skipped[(offset + i) % skipped.length]?.why ?? 'empty') : null,
            original: null,
          };
        }),
      };
    },
    save_import_report: ({ import: id, path }) => ({ path, entries: find(id).row.totals.entries }),
    resume_import: ({ import: id }) => ({ import: id, job: run(find(id), 9_870, 20) }),
    retry_import({ import: id }) {
      const detail = find(id);
      detail.failed = [];
      detail.row.totals.failed = 0;
      return { import: id, job: run(detail, 48_210, 3) };
    },
    discard_import({ import: id }) {
      const { row } = find(id);
      const waiting = world.record.items
        .slice(0, row.totals.filed)
        .filter((item) => item.row.status === 'inbox');
      return world.act(
        `Discarded what the import “${row.label}” filed`,
        { items: waiting.map((item) => item.row.id) },
        () => {
          for (const item of waiting) item.row = { ...item.row, status: 'discarded' };
        },
      );
    },
    forget_import({ import: id }) {
      all = all.filter(({ row }) => row.id !== id);
      return all.map(({ row }) => row);
    },
    list_watches: () => watches,
    watch_folder({ folder, tags = [], recursive = false, every = 300 }) {
      if (watches.some((row) => row.folder === folder)) {
        throw failure(
          'alreadyExists',
          'This folder is watched already. Nothing was changed.',
          'Choose it in the list to change how it is watched.',
        );
      }
      const row: WatchRow = {
        id: Math.max(0, ...watches.map(({ id }) => id)) + 1,
        folder,
        case: null,
        tags,
        recursive,
        every,
        paused: false,
        missing: false,
        files: 0,
        lookedAt: null,
        lastImport: null,
      };
      watches = [...watches, row];
      return row;
    },
    update_watch({ watch: id, paused, every, tags, case: caseId }) {
      const row = watch(id);
      const found = world.record.cases.find((one) => one.id === caseId);
      Object.assign(row, {
        paused: paused ?? row.paused,
        every: every ?? row.every,
        tags: tags ?? row.tags,
        case: caseId === undefined ? row.case : found ? refOf(found) : null,
      });
      return row;
    },
    forget_watch({ watch: id }) {
      watches = watches.filter((row) => row.id !== id);
      return watches;
    },
    scan_watch({ watch: id }) {
      watch(id).lookedAt = world.now();
      return { watch: id, newFiles: 0, waiting: 1, import: null, job: null, why: null };
    },
  };
}
