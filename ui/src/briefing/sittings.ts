/** Revisions as the writer remembers them: by sitting, each with what it brought. */
import type { Revision } from '../wire/wire';

/** Saves of one writer with less than this between them belong to one sitting, in milliseconds. */
const PAUSE = 20 * 60_000;

export interface Saved {
  revision: Revision;
  /** Words more than in the revision before; `null` for the first of all. */
  gained: number | null;
}

export interface Sitting {
  actor: string;
  /** When its first and its last revision were saved, RFC 3339. */
  began: string;
  ended: string;
  /** Newest first. */
  saves: Saved[];
}

/** Puts revisions, newest first, into sittings, newest first. */
export function sittings(revisions: readonly Revision[]): Sitting[] {
  const out: Sitting[] = [];
  for (const [i, revision] of revisions.entries()) {
    const before = revisions[i + 1];
    const saved = { revision, gained: before ? revision.words - before.words : null };
    const last = out.at(-1);
    const near =
      last?.actor === revision.actor && Date.parse(last.began) - Date.parse(revision.at) < PAUSE;
    if (last && near) {
      last.saves.push(saved);
      last.began = revision.at;
    } else {
      out.push({
        actor: revision.actor,
        began: revision.at,
        ended: revision.at,
        saves: [saved],
      });
    }
  }
  return out;
}
