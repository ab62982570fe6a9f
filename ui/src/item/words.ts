/** Words for what the wire tells in codes. */
import { t, type PlainKey } from '../messages';
import type { Capture, EntryOutcome, ItemRow, ItemStatus, ItemWarning, Role } from '../wire/wire';

const HOW = {
  paste: 'item.how.paste',
  file: 'item.how.file',
  drop: 'item.how.drop',
  stdin: 'item.how.stdin',
  import: 'item.how.import',
  watch: 'item.how.watch',
} as const;

/** How an item came. */
export const howWords = (how: string): string =>
  how in HOW ? t(HOW[how as keyof typeof HOW]) : how;

/** How an item in a list came, with the file it came in. */
export const cameWords = ({ how, container }: Pick<ItemRow, 'how' | 'container'>): string =>
  container === undefined || container === ''
    ? howWords(how)
    : t('item.cameIn', { how: howWords(how), file: container });

const OUTCOME: Partial<Record<EntryOutcome, PlainKey>> = {
  filed: 'seen.outcome.filed',
  seenBefore: 'seen.outcome.seenBefore',
  newVersion: 'seen.outcome.newVersion',
};

/** What a capture was to its item. */
export function captureWords({ outcome, mergedFrom }: Capture): string {
  if (mergedFrom !== undefined) return t('seen.outcome.merged');
  const key = OUTCOME[outcome];
  return key ? t(key) : '';
}

/** Where a capture came from: the place in a file, else the file; with the part of it that it is. */
export function placeWords({ container, from, part }: Capture): string {
  const file = container
    ? t('seen.in', { place: container.place, file: nameOf(container.name) })
    : from && nameOf(from);
  return [file, part].filter(Boolean).join(t('list.separator'));
}

/** A warning in a list row: short where we know it, in its own words otherwise. */
export const shortWarning = (warning: ItemWarning): string =>
  warning.code === 'headline_does_not_fit' ? t('item.warning.headline') : warning.message;

/** The name of a language, in the reader's own. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

const STATUS = {
  inbox: 'item.status.inbox',
  filed: 'item.status.filed',
  discarded: 'item.status.discarded',
} as const;

export const statusWords = (status: ItemStatus): string => t(STATUS[status]);

const ROLE = {
  evidence: 'role.evidence',
  background: 'role.background',
  context: 'role.context',
} as const;

export const roleWords = (role: Role): string => t(ROLE[role]);

/** A size in bytes, as people say it. */
export function sizeWords(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: units[unit] ?? 'byte',
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0,
  }).format(size);
}

/** How one cites an item in a briefing. */
export const citation = (row: Pick<ItemRow, 'key'>): string => `[@${row.key}]`;

/** The name of a file in a path. */
export const nameOf = (path: string): string => path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
