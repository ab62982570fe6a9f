/** Requests about searching the invented vault. The search here only looks for words. */
import type {
  Commands,
  FacetCount,
  FacetField,
  FacetFilter,
  Hit,
  ItemDetail,
  ItemRow,
  Mark,
} from '../wire';
import { refOf } from './cases';
import type { FakeWorld } from './world';

type Names = 'search' | 'facets';
type Handlers = { [Name in Names]: (request: Commands[Name][0]) => Commands[Name][1] };

export const wordsOf = (query: string): string[] =>
  (query.match(/"[^"]*"|\S+/g) ?? [])
    .filter((word) => !/^(AND|OR|NOT)$/.test(word) && !/^\w+:/.test(word))
    .map((word) => word.replace(/["()*]/g, '').toLowerCase())
    .filter(Boolean);

export function marksIn(text: string, words: readonly string[]): Mark[] {
  const lower = text.toLowerCase();
  const marks: Mark[] = [];
  for (const word of words) {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
      marks.push({ start: at, end: at + word.length });
    }
  }
  return marks.sort((a, b) => a.start - b.start);
}

/** The row of an item, with its cases as they stand now. */
export const rowOf = (world: FakeWorld, item: ItemDetail): ItemRow => ({
  ...item.row,
  cases: world.record.links
    .filter((link) => link.item === item.row.id)
    .flatMap((link) => world.record.cases.filter((one) => one.id === link.caseId).map(refOf)),
});

/** What an item counts as in a facet: value and how it is shown. */
function valuesOf(world: FakeWorld, item: ItemDetail, field: FacetField): [string, string][] {
  const same = (value: string | null | undefined): [string, string][] =>
    value ? [[value, value]] : [];
  switch (field) {
    case 'source':
      return same(item.row.publisher);
    case 'tag':
      return item.row.tags.map((tag) => [tag.toLowerCase(), tag]);
    case 'case':
      return rowOf(world, item).cases.map((one) => [one.key, one.title]);
    case 'language':
      return same(item.row.language?.split('-')[0]);
    case 'format':
      return same(item.captures.at(-1)?.original.kind);
  }
}

const fits = (world: FakeWorld, item: ItemDetail, filter: FacetFilter): boolean =>
  valuesOf(world, item, filter.field).some(([value]) => filter.values.includes(value)) !==
  (filter.excluded ?? false);

function matching(
  world: FakeWorld,
  query: string,
  includeDiscarded: boolean | undefined,
  filters: readonly FacetFilter[] = [],
): ItemDetail[] {
  const words = wordsOf(query);
  const months = /published:(\d{4}-\d{2})(?:\.\.(\d{4}-\d{2}))?/.exec(query);
  return world.record.items.filter((item) => {
    const text = `${item.row.title}\n${item.body}`.toLowerCase();
    const has = (word: string): boolean => text.includes(word);
    const month = item.row.published.when.slice(0, 7);
    return (
      (includeDiscarded === true || item.row.status !== 'discarded') &&
      (/ OR /.test(query) ? words.some(has) : words.every(has)) &&
      (!months || (month >= (months[1] ?? '') && month <= (months[2] ?? months[1] ?? ''))) &&
      filters.every((filter) => fits(world, item, filter))
    );
  });
}

function countsOf(world: FakeWorld, items: ItemDetail[], field: FacetField): FacetCount[] {
  const counts = new Map<string, FacetCount>();
  for (const item of items) {
    for (const [value, shown] of valuesOf(world, item, field)) {
      const hits = (counts.get(value)?.hits ?? 0) + 1;
      counts.set(value, { value, shown, hits });
    }
  }
  return [...counts.values()].sort((a, b) => b.hits - a.hits || (a.value < b.value ? -1 : 1));
}

export function searchRequests(world: FakeWorld): Handlers {
  const hitOf = (item: ItemDetail, words: readonly string[]): Hit => {
    const first = item.blocks.find((block) => block.kept && marksIn(block.text, words).length > 0);
    const passage = (first ?? item.blocks[0])?.text ?? '';
    return {
      ...rowOf(world, item),
      titleMarks: marksIn(item.row.title, words),
      passage,
      passageMarks: marksIn(passage, words),
      score: marksIn(`${item.row.title}\n${item.body}`, words).length,
    };
  };
  return {
    search({ query, offset = 0, limit, includeDiscarded, sort, filters }) {
      const started = performance.now();
      const words = wordsOf(query);
      const hits = matching(world, query, includeDiscarded, filters).map((item) =>
        hitOf(item, words),
      );
      if (sort === 'relevance') hits.sort((a, b) => b.score - a.score);
      if (sort === 'published') hits.sort((a, b) => (b.published.when < a.published.when ? -1 : 1));
      const open = query.split('"').length % 2 === 0;
      return {
        total: hits.length,
        hits: hits.slice(offset, offset + limit),
        words: query.trim() === '' ? 'everything' : words.map((word) => `“${word}”`).join(', and '),
        notes: open
          ? [
              {
                mark: { start: query.lastIndexOf('"'), end: query.length },
                message: 'The quotation mark is not closed; it is read as if it closed at the end.',
              },
            ]
          : [],
        tookMs: performance.now() - started + 3,
        behind: false,
      };
    },
    facets({ query, includeDiscarded, filters = [], fields }) {
      const started = performance.now();
      const hits = matching(world, query, includeDiscarded, filters);
      const months = new Map<string, number>();
      for (const { row } of hits) {
        const month = /^\d{4}/.test(row.published.when)
          ? row.published.when.slice(0, 7).padEnd(7, '-01')
          : null;
        if (month) months.set(month, (months.get(month) ?? 0) + 1);
      }
      const dated = [...months.values()].reduce((sum, count) => sum + count, 0);
      return {
        facets: fields.map((field) => {
          const others = filters.filter((one) => one.field !== field || one.excluded === true);
          const all = countsOf(world, matching(world, query, includeDiscarded, others), field);
          return { field, values: all.slice(0, 50), more: Math.max(0, all.length - 50) };
        }),
        months: [...months]
          .map(([month, count]) => ({ month, hits: count }))
          .sort((a, b) => (a.month < b.month ? -1 : 1)),
        undated: hits.length - dated,
        tookMs: performance.now() - started + 1,
        behind: false,
      };
    },
  };
}
