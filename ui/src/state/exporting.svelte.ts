/** An export under way: where it goes, how it stands, what came of it. */
import { call, toWireError } from '../wire/call';
import type { ExportBriefing, Exported, ExportFormat, WireError } from '../wire/wire';
import { jobs } from './jobs.svelte';

export class Exporting {
  format = $state<ExportFormat>('pdf');
  /** Full path of the file. */
  path = $state('');
  /** True where a file that stands there is replaced: it was chosen in a dialog that asked. */
  overwrite = $state(false);
  allowUnresolved = $state(false);
  job = $state<number | null>(null);
  done = $state.raw<Exported | null>(null);
  error = $state.raw<WireError | null>(null);
  #folder = '';
  #name = '';

  constructor(private readonly briefing: number) {}

  get busy(): boolean {
    return this.job !== null;
  }

  get alreadyThere(): boolean {
    return this.error?.code === 'alreadyExists';
  }

  /** Chooses a format; the path proposed follows it, unless another one was chosen. */
  async choose(format: ExportFormat): Promise<void> {
    this.format = format;
    this.error = null;
    this.done = null;
    try {
      const { name, folder } = await call('export_name', { id: this.briefing, format });
      if (format !== this.format) return;
      const kept = this.path !== '' && this.path !== join(this.#folder, this.#name);
      const folderNow = kept ? folderOf(this.path) : folder;
      this.#folder = folderNow;
      this.#name = name;
      this.path = join(folderNow, name);
      this.overwrite = false;
    } catch (thrown) {
      this.error = toWireError(thrown);
    }
  }

  /** Takes a path that was chosen in a dialog of the system, which asked before replacing. */
  take(path: string): void {
    this.path = path;
    this.overwrite = true;
    this.error = null;
  }

  async run(): Promise<void> {
    if (this.busy || this.path.trim() === '') return;
    this.error = null;
    this.done = null;
    const request: ExportBriefing = {
      id: this.briefing,
      format: this.format,
      path: this.path.trim(),
      overwrite: this.overwrite,
      allowUnresolved: this.allowUnresolved,
    };
    try {
      this.job = (await call('export_briefing', request)).job;
      const ended = await jobs.end(this.job);
      if (ended.error) this.error = ended.error;
      if (ended.result?.type === 'export') this.done = ended.result.exported;
    } catch (thrown) {
      this.error = toWireError(thrown);
    } finally {
      this.job = null;
    }
  }
}

const separator = (path: string): string =>
  path.includes('\\') && !path.includes('/') ? '\\' : '/';

function join(folder: string, name: string): string {
  const between = separator(folder);
  return folder.endsWith(between) || folder === ''
    ? `${folder}${name}`
    : `${folder}${between}${name}`;
}

function folderOf(path: string): string {
  const at = path.lastIndexOf(separator(path));
  return at <= 0 ? path.slice(0, at + 1) : path.slice(0, at);
}
