/** The dialog that makes or edits a case; one at a time, wherever it was asked for. */
import type { CaseRow } from '../wire/wire';

class CaseDialogs {
  /** The case that is edited, `'new'` for one that is made, `null` for none. */
  open = $state.raw<CaseRow | 'new' | null>(null);

  make(): void {
    this.open = 'new';
  }

  edit(row: CaseRow): void {
    this.open = row;
  }

  close(): void {
    this.open = null;
  }
}

export const caseDialogs = new CaseDialogs();
