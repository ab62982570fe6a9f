/** Requests about the program, its vaults, its jobs and its log. */
import type { AppState, Commands, Overview, VaultInfo } from '../wire';
import { caseRequests } from './cases';
import { failure, type FakeWorld } from './world';

type Names =
  | 'app_state'
  | 'save_settings'
  | 'create_vault'
  | 'open_vault'
  | 'open_vault_to_read'
  | 'close_vault'
  | 'create_sample'
  | 'forget_vault'
  | 'update_vault'
  | 'overview'
  | 'doctor'
  | 'rebuild_index'
  | 'log'
  | 'undo'
  | 'redo'
  | 'jobs'
  | 'job'
  | 'control_job';
type Handlers = { [Name in Names]: (request: Commands[Name][0]) => Commands[Name][1] };

export const fakeVault = (
  name: string,
  path = `/home/analyst/Vaults/${name}.dossier`,
): VaultInfo => ({
  id: [...name]
    .map((sign) => sign.charCodeAt(0).toString(16))
    .join('')
    .padEnd(32, '0')
    .slice(0, 32),
  name,
  path,
  analyst: 'R. Lindqvist',
  readOnly: false,
  created: '2024-11-02T08:00:00Z',
});

export function programRequests(world: FakeWorld): Handlers {
  const day = 86_400_000;
  const state: AppState = {
    version: '0.1.0',
    vault: null,
    recent: [
      {
        name: 'Telecom desk',
        path: '/home/analyst/Vaults/Telecom desk.dossier',
        items: 214_906,
        opened: new Date().toISOString(),
        missing: false,
      },
      {
        name: 'Elections',
        path: '/home/analyst/Vaults/Elections.dossier',
        items: 18_200,
        opened: new Date(Date.now() - 20 * day).toISOString(),
        missing: false,
      },
      {
        name: 'Old stick',
        path: '/media/stick/Old stick.dossier',
        items: 312,
        opened: new Date(Date.now() - 400 * day).toISOString(),
        missing: true,
      },
    ],
    vaultsFolder: '/home/analyst/Vaults',
    analyst: 'R. Lindqvist',
    settings: { theme: 'system', zoom: 100, panes: {}, analyst: 'R. Lindqvist', reopenLast: false },
  };
  const open = (vault: VaultInfo): VaultInfo => {
    world.vault = vault;
    world.emit({ type: 'vault', vault });
    return vault;
  };
  const stored = sessionStorage.getItem('settings');
  if (stored !== null) state.settings = JSON.parse(stored) as AppState['settings'];

  return {
    app_state: () => ({ ...state, vault: world.vault }),
    save_settings(settings) {
      state.settings = settings;
      sessionStorage.setItem('settings', JSON.stringify(settings));
      return settings;
    },
    create_vault({ folder, name, analyst }) {
      if (name.trim() === 'Elections') {
        throw failure(
          'alreadyExists',
          `A vault named Elections.dossier is already in ${folder}. Nothing was changed.`,
          'Choose another name, or open that vault.',
        );
      }
      return open({ ...fakeVault(name, `${folder}/${name}.dossier`), analyst });
    },
    open_vault({ path }) {
      if (path.includes('Elections')) {
        throw failure(
          'locked',
          'Another window holds this vault. Nothing was changed.',
          'Close it there first, or go on in that window.',
        );
      }
      return open(fakeVault(path.split('/').at(-1)?.replace('.dossier', '') ?? path, path));
    },
    open_vault_to_read({ path }) {
      const name = path.split('/').at(-1)?.replace('.dossier', '') ?? path;
      return open({ ...fakeVault(name, path), readOnly: true });
    },
    close_vault() {
      world.vault = null;
      world.emit({ type: 'vault', vault: null });
      return null;
    },
    create_sample: () => ({
      job: world.startJob('Making the sample vault', 60, 2_400, () => ({
        type: 'sample',
        vault: open(fakeVault('Sample')),
      })),
    }),
    forget_vault({ path }) {
      state.recent = state.recent.filter((one) => one.path !== path);
      return { ...state, vault: world.vault };
    },
    update_vault(part) {
      if (world.vault) world.vault = { ...world.vault, ...part };
      world.emit({ type: 'vault', vault: world.vault });
      return world.act('Changed the vault', {}, () => undefined);
    },
    overview(): Overview {
      if (!world.vault) throw failure('noVault', 'No vault is open.');
      const count = (status: string): number =>
        world.record.items.filter((item) => item.row.status === status).length;
      const tags = new Map<string, number>();
      for (const { row } of world.record.items)
        row.tags.forEach((tag) => tags.set(tag, (tags.get(tag) ?? 0) + 1));
      return {
        vault: world.vault,
        inbox: count('inbox'),
        archive: count('inbox') + count('filed'),
        discarded: count('discarded'),
        cases: caseRequests(world).list_cases(null),
        briefings: world.record.briefings.map((briefing) => briefing.row),
        tags: [...tags].map(([name, n]) => ({ name, count: n })).sort((a, b) => b.count - a.count),
        index: { phase: 'upToDate', behind: 0, done: 0, total: 0, message: null },
        undo: world.done.at(-1)?.label ?? null,
        redo: world.undone.at(-1)?.label ?? null,
      };
    },
    doctor: () => ({
      job: world.startJob('Checking the vault', 4, 1_600, () => ({
        type: 'doctor',
        report: {
          healthy: false,
          checks: [
            {
              name: 'Database',
              ok: true,
              finding: '1,204 pages read, all of them whole.',
              hint: null,
            },
            {
              name: 'Originals',
              ok: true,
              finding: `${world.record.items.length} originals, every hash is right.`,
              hint: null,
            },
            {
              name: 'Search index',
              ok: false,
              finding: 'It is 3 items behind the archive.',
              hint: 'Rebuild the index; nothing is lost by it.',
            },
            { name: 'Log', ok: true, finding: 'Its sequence has no gap.', hint: null },
          ],
        },
      })),
    }),
    rebuild_index() {
      const total = world.record.items.length;
      return {
        job: world.startJob('Building the search index', total, 3_000, () => ({
          type: 'rebuildIndex',
          items: total,
        })),
      };
    },
    log: ({ limit, before, item }) =>
      world.log
        .filter(
          (entry) =>
            (before === undefined || entry.seq < before) &&
            (item === undefined || entry.items.includes(item)),
        )
        .slice(0, limit),
    undo: () => world.turn(true),
    redo: () => world.turn(false),
    jobs: () => world.jobs,
    job({ job }) {
      const found = world.jobs.find((one) => one.job === job);
      if (!found) throw failure('notFound', 'This job is not known.');
      return found;
    },
    control_job({ job, action }) {
      const found = world.jobs.find((one) => one.job === job);
      if (!found) throw failure('notFound', 'This job is not known.');
      found.phase = ({ pause: 'paused', resume: 'running', cancel: 'cancelled' } as const)[action];
      world.emit({ type: 'job', job: found });
      return found;
    },
  };
}
