/** Values to offer behind `tag:`, `case:`, `source:` and `status:` while a query is typed. */

export type ValueField = 'tag' | 'case' | 'source' | 'status';

/** A value that is being typed: its field, what there is of it, and where it begins. */
export interface TypedValue {
  field: ValueField;
  typed: string;
  from: number;
}

/** At most so many are offered. */
const MOST = 8;
const BEFORE_CURSOR = /(?:^|[\s(])-?(tag|case|source|status):("[^"]*|[^\s()"]*)$/iu;

/** What stands before the cursor, where it is a value of a field whose values are known. */
export function typedValue(query: string, cursor: number): TypedValue | null {
  const found = BEFORE_CURSOR.exec(query.slice(0, cursor));
  if (!found) return null;
  const [, field = '', value = ''] = found;
  return {
    field: field.toLowerCase() as ValueField,
    typed: value.replace('"', ''),
    from: cursor - value.length,
  };
}

/** Values that go on from what is typed: those that begin with it, then those that hold it. */
export function fitting(values: readonly string[], typed: string): string[] {
  const wanted = typed.toLocaleLowerCase();
  const lower = (value: string): string => value.toLocaleLowerCase();
  const begin = values.filter((value) => lower(value).startsWith(wanted));
  const hold = values.filter(
    (value) => !lower(value).startsWith(wanted) && lower(value).includes(wanted),
  );
  const found = [...new Set([...begin, ...hold])].slice(0, MOST);
  // What is typed to its end needs no offer.
  return found.length === 1 && lower(found[0] ?? '') === wanted ? [] : found;
}

/** Puts a value into the query; the cursor goes behind it. */
export function putValue(
  query: string,
  { from }: TypedValue,
  cursor: number,
  value: string,
): { query: string; cursor: number } {
  const bare = value.replaceAll('"', '');
  const word = /^[\p{L}\p{N}_.-]+$/u.test(bare) ? bare : `"${bare}"`;
  const rest = query.slice(cursor).replace(/^"?\s*/, '');
  const before = `${query.slice(0, from)}${word} `;
  return { query: before + rest, cursor: before.length };
}
