/** What must be stored before the vault goes: each screen that holds something unsaved says how. */
const keepers = new Set<() => Promise<void>>();

/** Asks to be told before the vault is closed or another is opened; the answer takes it back. */
export function beforeLeaving(keep: () => Promise<void>): () => void {
  keepers.add(keep);
  return () => keepers.delete(keep);
}

/** Lets everybody store what they hold, and waits until it is stored. */
export async function storeAll(): Promise<void> {
  await Promise.all([...keepers].map((keep) => keep()));
}
