/** The dialog that makes a briefing, wherever it was asked for. */
class BriefingDialogs {
  /** The case it is made in; `null` where it is made in none, `undefined` while it is closed. */
  open = $state.raw<number | null | undefined>(undefined);

  make(caseId: number | null = null): void {
    this.open = caseId;
  }

  close(): void {
    this.open = undefined;
  }
}

export const briefingDialogs = new BriefingDialogs();
