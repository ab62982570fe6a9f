/** The dialogs that start an import or watch a folder, from wherever they were asked for. */
import { t } from '../messages';
import { formats } from '../state/formats.svelte';
import { sayFailure } from '../state/acts';
import { chooseFiles, chooseFolder } from '../wire/call';
import type { WatchRow } from '../wire/wire';

/** Where the items of an import go. */
export interface Placing {
  case?: number;
  tags?: string[];
}

type Open =
  | { kind: 'import'; paths: readonly string[]; placing: Placing }
  | { kind: 'watch'; row: WatchRow | null };

class ImportDialogs {
  open = $state.raw<Open | null>(null);

  /** Asks for files first, then how they are imported. */
  async files(placing: Placing = {}): Promise<void> {
    try {
      await formats.start();
      this.paths(await chooseFiles(t('command.chooseFiles'), formats.kinds()), placing);
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  async folder(placing: Placing = {}): Promise<void> {
    try {
      const folder = await chooseFolder(t('command.chooseFolder'));
      if (folder !== null) this.paths([folder], placing);
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  paths(paths: readonly string[], placing: Placing = {}): void {
    if (paths.length > 0) this.open = { kind: 'import', paths, placing };
  }

  watch(row: WatchRow | null = null): void {
    this.open = { kind: 'watch', row };
  }

  close(): void {
    this.open = null;
  }
}

export const importDialogs = new ImportDialogs();
