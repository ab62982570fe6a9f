/** Requests that need no vault: what can be read, and what would be read from some bytes. */
import type { Commands, FormatInfo } from '../wire';

type Names = 'formats' | 'table_columns' | 'extract_bytes';
type Handlers = { [Name in Names]: (request: Commands[Name][0]) => Commands[Name][1] };

const format = (
  code: string,
  name: string,
  extensions: string[],
  help: string,
  parts = false,
): FormatInfo => ({ code, name, extensions, help, document: !parts || code === 'eml', parts });

const FORMATS: FormatInfo[] = [
  format(
    'text',
    'Text',
    ['txt'],
    'One item. The first lines are looked at for a title and a date.',
  ),
  format('html', 'Web page (HTML)', ['html', 'htm'], 'One item: the article, with what was cut.'),
  format('pdf', 'PDF', ['pdf'], 'One item, its text page by page.'),
  format('eml', 'Mail (EML)', ['eml'], 'One item; each attachment is an item of its own.', true),
  format('mbox', 'Mailbox (mbox)', ['mbox'], 'Each mail is an item of its own.', true),
  format('warc', 'Web archive (WARC)', ['warc', 'warc.gz'], 'Each page is an item.', true),
  format('zip', 'ZIP', ['zip'], 'Each member that can be read is an item.', true),
  format('csv', 'Table (CSV)', ['csv', 'tsv'], 'Each row is an item; columns are guessed.', true),
];

export const formatRequests = (): Handlers => ({
  formats: () => FORMATS,
  table_columns: () => ({
    format: 'csv',
    columns: [
      { name: 'Headline', example: 'Gates of the strait shut', field: 'title' },
      { name: 'Story', example: 'The gates stay shut until dawn.', field: 'body' },
      { name: 'Link', example: 'https://strait-post.example/gates', field: 'url' },
      { name: 'Rating', example: '4', field: null },
    ],
    rows: [
      [
        'Gates of the strait shut',
        'The gates stay shut until dawn.',
        'https://strait-post.example/gates',
        '4',
      ],
      ['Ferry waits', 'The ferry waits for the tide.', 'https://strait-post.example/ferry', '2'],
    ],
  }),
  extract_bytes: ({ name = null, url = null }) => ({
    title: name,
    author: [],
    publisher: null,
    date: null,
    language: null,
    url,
    body: '',
    warnings: [],
    cut: [],
    kind: 'text',
  }),
});
