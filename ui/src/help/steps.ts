/** What the help page tells, in its order; the texts are in the catalogue. */
import type { PlainKey } from '../messages';

/** The job, step by step. */
export const STEPS: readonly { title: PlainKey; text: PlainKey }[] = [
  { title: 'help.file', text: 'help.fileText' },
  { title: 'help.import', text: 'help.importText' },
  { title: 'help.triage', text: 'help.triageText' },
  { title: 'help.read', text: 'help.readText' },
  { title: 'help.find', text: 'help.findText' },
  { title: 'help.case', text: 'help.caseText' },
  { title: 'help.brief', text: 'help.briefText' },
  { title: 'help.export', text: 'help.exportText' },
];

/** The query language by example. Queries are code and are not translated. */
export const QUERIES: readonly { query: string; text: PlainKey }[] = [
  { query: 'ferry records', text: 'query.words' },
  { query: '"document management"', text: 'query.phrase' },
  { query: 'ferry OR harbour', text: 'query.or' },
  { query: 'ferry NOT strike', text: 'query.not' },
  { query: '(ferry OR harbour) AND breach', text: 'query.brackets' },
  { query: 'intru*', text: 'query.prefix' },
  { query: 'h*r gr?y', text: 'query.wildcard' },
  { query: 'gaddafi~', text: 'query.similar' },
  { query: '"harbour strike"~5', text: 'query.near' },
  { query: '/gr[ae]y/', text: 'query.expression' },
  { query: 'title:embassy', text: 'query.title' },
  { query: 'source:harbour', text: 'query.source' },
  { query: 'author:okafor', text: 'query.author' },
  { query: 'tag:attribution', text: 'query.tag' },
  { query: 'case:ferry-records', text: 'query.case' },
  { query: 'lang:de', text: 'query.lang' },
  { query: 'published:2024-05..2024-08', text: 'query.published' },
  { query: 'published:>=2024', text: 'query.publishedSince' },
  { query: 'published:last 30 days', text: 'query.recent' },
  { query: 'published:unknown', text: 'query.publishedUnknown' },
  { query: 'filed:2024-12', text: 'query.filed' },
  { query: 'status:inbox', text: 'query.status' },
];

/** Where things are kept, and what is safe. */
export const KEPT: readonly PlainKey[] = [
  'kept.vault',
  'kept.originals',
  'kept.index',
  'kept.undo',
  'kept.offline',
];
