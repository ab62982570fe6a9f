/** Words for the states of a case. */
import { t } from '../messages';
import type { CaseStatus } from '../wire/wire';

const STATUS = {
  open: 'case.status.open',
  paused: 'case.status.paused',
  closed: 'case.status.closed',
} as const;

export const CASE_STATUSES = Object.keys(STATUS) as CaseStatus[];

export const caseStatusWords = (status: CaseStatus): string => t(STATUS[status]);

/** Key colours to choose from; each reads on light and on dark paper. */
export const KEY_COLORS: readonly string[] = [
  '#0b5d66',
  '#8a4b16',
  '#6a3a8a',
  '#2f6f3e',
  '#2a5b9a',
  '#a3324e',
  '#7a6a12',
  '#4a5560',
];
