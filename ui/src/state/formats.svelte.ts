/** The formats that can be read: they belong to the program, so they are asked for once. */
import { t } from '../messages';
import { call, type FileKind } from '../wire/call';
import type { FormatInfo } from '../wire/wire';
import { Loaded } from './loaded.svelte';

export class Formats {
  readonly loaded = new Loaded<FormatInfo[]>();

  get all(): readonly FormatInfo[] {
    return this.loaded.value ?? [];
  }

  /** Those that come as files; the others lie inside of such. */
  get files(): readonly FormatInfo[] {
    return this.all.filter(({ extensions }) => extensions.length > 0);
  }

  /** The names of files that can be read, in one line. */
  get names(): string {
    return this.files.map(({ name }) => name).join(t('list.separator'));
  }

  /** Asks, unless the answer is there. */
  async start(): Promise<void> {
    if (this.loaded.value === null && !this.loaded.loading)
      await this.loaded.load(() => call('formats', null));
  }

  /** Kinds of files for a dialog: all that can be read, each format alone, and any file. */
  kinds(): FileKind[] {
    const every = [...new Set(this.all.flatMap(({ extensions }) => extensions))].sort();
    const any = { name: t('filing.anyFile'), extensions: ['*'] };
    if (every.length === 0) return [any];
    return [
      { name: t('filing.kinds'), extensions: every },
      ...this.files.map(({ name, extensions }) => ({ name, extensions })),
      any,
    ];
  }
}

/** True for tables and lists of records, whose columns an analyst can tell the meaning of. */
export const isTable = (path: string): boolean =>
  /\.(csv|tsv|tab|jsonl|ndjson|json)(\.gz)?$/i.test(path);

export const formats = new Formats();
