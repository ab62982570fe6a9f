/** Words for what the wire tells in codes. */
import { t } from '../messages';
import type { ItemRow, ItemStatus, ItemWarning, Role } from '../wire/wire';

const HOW = {
  paste: 'item.how.paste',
  file: 'item.how.file',
  drop: 'item.how.drop',
  stdin: 'item.how.stdin',
} as const;

/** How an item came. */
export const howWords = (how: string): string =>
  how in HOW ? t(HOW[how as keyof typeof HOW]) : how;

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
