/** The period of publication that a query asks for, as its `published:` condition says it. */

/** Months `2024-05`, both included. */
export interface Period {
  from: string;
  to: string;
}

const CONDITION = /(^|[\s(])published:(\d{4}(?:-\d{2})?)(?:\.\.(\d{4}(?:-\d{2})?))?(?=[\s)]|$)/;

/** The period of a query; none where it asks for none, or for something else than months. */
export function periodOf(query: string): Period | null {
  const found = CONDITION.exec(query);
  if (!found) return null;
  const [, , from = '', to = from] = found;
  return {
    from: from.length === 4 ? `${from}-01` : from,
    to: to.length === 4 ? `${to}-12` : to,
  };
}

/** The condition for a period, as short as it can be said. */
function condition({ from, to }: Period): string {
  const years = from.endsWith('-01') && to.endsWith('-12');
  const [first, last] = years ? [from.slice(0, 4), to.slice(0, 4)] : [from, to];
  return first === last ? `published:${first}` : `published:${first}..${last}`;
}

/** The query with another period, or with none. */
export function withPeriod(query: string, period: Period | null): string {
  const rest = query
    .replace(CONDITION, '$1')
    .replace(/\s{2,}/g, ' ')
    .trim();
  return period ? `${rest} ${condition(period)}`.trim() : rest;
}
