/** What the columns of a table hold: as they are guessed, and as the analyst says. */

/** The fields that a column can hold, as the desk calls them. */
export const FIELDS = [
  { field: 'title', name: 'columns.title.title' },
  { field: 'body', name: 'columns.title.body' },
  { field: 'url', name: 'columns.title.url' },
  { field: 'author', name: 'columns.title.author' },
  { field: 'publisher', name: 'columns.title.publisher' },
  { field: 'published', name: 'columns.title.published' },
  { field: 'modified', name: 'columns.title.modified' },
  { field: 'language', name: 'columns.title.language' },
  { field: 'tags', name: 'columns.title.tags' },
] as const;

/** The column of each field; a field without one is missing. */
export type Mapping = Readonly<Record<string, string>>;

/** What the program makes of the columns of a table by their names. */
export const guessOf = (columns: readonly { name: string; field: string | null }[]): Mapping =>
  Object.fromEntries(
    columns.flatMap(({ name, field }) => (field === null ? [] : [[field, name] as const])),
  );

/** The field that a column holds; empty where it holds none. */
export const fieldOf = (mapping: Mapping, column: string): string =>
  Object.entries(mapping).find(([, name]) => name === column)?.[0] ?? '';

/** Gives a column a field, or none. A field has one column, and a column one field. */
export function assign(mapping: Mapping, column: string, field: string): Mapping {
  const rest = Object.entries(mapping).filter(([its, name]) => name !== column && its !== field);
  return Object.fromEntries(field === '' ? rest : [...rest, [field, column]]);
}

/**
 * What is said to the desk: only what differs from its own guess. A field that was guessed and holds
 * nothing now is said to have the column without a name, which no table has.
 */
export function saidColumns(mapping: Mapping, guess: Mapping): Record<string, string> {
  const fields = new Set([...Object.keys(guess), ...Object.keys(mapping)]);
  return Object.fromEntries(
    [...fields]
      .filter((field) => mapping[field] !== guess[field])
      .map((field) => [field, mapping[field] ?? '']),
  );
}
