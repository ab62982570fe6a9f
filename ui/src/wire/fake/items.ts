/** Invented items: nothing in them happened, nobody in them exists. */
import type { Block, ContainerRef, ItemDetail, ItemStatus, ItemWarning, Proposal } from '../wire';

interface Draft {
  title: string;
  headline?: string;
  titleBasis?: string;
  titles?: Proposal[];
  publisher?: string;
  authors?: string[];
  published?: [when: string, basis: string, words: string];
  language?: string;
  how?: string;
  kind?: string;
  hoursAgo: number;
  status: ItemStatus;
  warnings?: ItemWarning[];
  tags?: string[];
  url?: string;
  /** Paragraphs, or blocks of other kinds. */
  text: (string | (Pick<Block, 'kind' | 'text'> & Partial<Block>))[];
  cut?: [text: string, rule: string][];
}

const META: [string, string, string] = ['', 'page_metadata', 'page metadata'];
const meta = (when: string): [string, string, string] => [when, META[1], META[2]];

const drafts: Draft[] = [
  {
    title: 'Ferry operator says intruders read booking records for months',
    publisher: 'Harbour Wire',
    authors: ['M. Okafor'],
    published: meta('2024-12-19'),
    language: 'en',
    hoursAgo: 0.4,
    how: 'file',
    kind: 'html',
    status: 'inbox',
    url: 'https://harbour-wire.example/2024/12/19/ferry-records',
    text: [
      'A ferry operator told regulators on Thursday that intruders had read booking records of business customers since at least May 2023, and that the count of affected hosts stands at just over 270.',
      'Investigators tie the breach to a group that two coastal agencies call Slate Heron. The operator dismissed the attribution as early, saying that strings in another language had been planted in the code to point at it.',
      'The operator’s account rests on logs from a single mail gateway. Two people who had read the filing said that the older logs had been lost when the appliance was replaced, which leaves the first half of 2023 open.',
      'The first payload arrived through a software update service inside the document management system, the filing says.',
    ],
    cut: [
      ['Subscribe to the Harbour morning letter', 'asks to subscribe'],
      ['Read also: Port authority restores its systems', 'teaser of another page'],
    ],
  },
  {
    title: 'Lantern kit replaces Rockfall for mail logins',
    headline: 'Lantern kit replaces Rockfall for mail logins',
    titleBasis: 'first line of the text',
    titles: [
      {
        value: 'Two island councils accuse each other of reading their mail',
        basisWords: 'first sentences of the text',
      },
      { value: 'Councils trade hacking charges', basisWords: 'heading in the text' },
    ],
    publisher: 'Signal Press',
    authors: ['Kavya R.'],
    language: 'en',
    hoursAgo: 0.7,
    how: 'paste',
    kind: 'text',
    status: 'inbox',
    warnings: [
      {
        code: 'headline_does_not_fit',
        message:
          'The headline speaks of Lantern and Rockfall, and nothing below it does. It may be the headline of another story.',
      },
    ],
    tags: ['attribution'],
    text: [
      'The incident centre of the North Isles said on Wednesday that in August 2023 a flaw in a document security system was used to take a research unit’s server, after which a software update service carried a trojan to over 270 hosts.',
      'In May 2023, it said, a mail server flaw opened an energy company’s mail, and control of more than 30 devices followed.',
      'The centre counted 146 incidents, 92 of them across borders, and 2,950 leaks of data. An inquiry into the router maker Tarn Networks follows reports that its devices relayed attacks.',
      'The South Isles answered with three charges of their own, and called the figures unproven.',
    ],
    cut: [
      ['Follow us for more security news', 'asks to follow'],
      ['Tags: phishing, kits, mail', 'list of tags'],
      ['Lantern kit: how it works', 'teaser of another page'],
      ['Leave a comment', 'comment form'],
      ['© Signal Press. All rights reserved.', 'legal line'],
    ],
  },
  {
    title: 'Patches for a design suite, a phone system and a reporting server',
    publisher: 'Beacon Security',
    published: meta('2024-12-18'),
    language: 'en',
    hoursAgo: 1.2,
    how: 'file',
    kind: 'eml',
    status: 'inbox',
    tags: ['patches'],
    text: [
      'Three makers published fixes on the same day. The reporting server’s flaw is used already, the notice says; the other two were found by the makers themselves.',
      'Administrators who cannot install the fix at once should close the management port to all but the jump host.',
    ],
  },
  {
    title: 'Embassy rejects joint notice',
    publisher: 'South Strait Post',
    published: meta('2024-12-18T15:42:00+08:00'),
    language: 'en',
    hoursAgo: 2,
    how: 'drop',
    kind: 'html',
    status: 'inbox',
    text: [
      'In a written reply the embassy listed three practices, among them false attribution by inserted foreign-language strings and bulk collection at undersea cables.',
      'It asked the four agencies to publish their evidence, and announced a report of its own for the spring.',
      { kind: 'heading', level: 2, text: 'What the reply says' },
      {
        kind: 'paragraph',
        text: 'The reply, published in full, names three agencies and one address, 198.51.100.23.',
        markdown:
          'The reply, [published *in full*](https://south-strait.example/reply), names **three** agencies and one address, `198.51.100.23`.',
      },
      { kind: 'listItem', text: 'False attribution', markdown: '1. False attribution' },
      {
        kind: 'listItem',
        text: 'Collection at cables:',
        markdown: '2. Collection at **cables**:',
      },
      { kind: 'listItem', text: 'the northern one', markdown: '    - the northern one' },
      { kind: 'listItem', text: 'the eastern one', markdown: '    - the eastern one' },
      { kind: 'listItem', text: 'Pressure on suppliers', markdown: '3. Pressure on suppliers' },
      {
        kind: 'quote',
        text: 'We will answer each point in the spring.',
        markdown: '> We will answer *each* point in the spring.',
      },
      {
        kind: 'table',
        text: 'Practice | Cases | Since\nInserted strings | 4 | 2021\nCables | 2 | 2019',
        markdown:
          '| Practice | Cases | Since |\n| --- | --- | --- |\n| Inserted strings | 4 | 2021 |\n| [Cables](https://south-strait.example/cables) | 2 | 2019 |',
      },
      {
        kind: 'image',
        text: 'The embassy at the strait',
        markdown: '![The embassy at the strait](https://south-strait.example/embassy.jpg)',
      },
    ],
  },
  {
    title: '海岛事件中心通报146起事件',
    publisher: '长风新闻',
    published: ['2024-12-18', 'in_text', 'the text'],
    language: 'zh',
    hoursAgo: 2.4,
    how: 'paste',
    kind: 'text',
    status: 'inbox',
    text: [
      '北岛事件中心周三表示，2023年8月，某文件安全系统的漏洞被利用，一家研究单位的服务器遭到入侵，随后软件升级服务将木马传播到270多台主机。',
      '该中心统计了146起事件，其中92起跨越边界。对路由器制造商的调查仍在进行。',
    ],
  },
  {
    title: 'Router maker under investigation',
    publisher: 'Harbour Wire',
    published: ['2024-12', 'url', 'page address'],
    language: 'en',
    hoursAgo: 3,
    how: 'file',
    kind: 'html',
    status: 'inbox',
    warnings: [
      { code: 'short_text', message: 'Only two sentences of text were found on the page.' },
    ],
    text: [
      'Three departments have opened inquiries; none has published evidence of intent. Flaws in the devices were used to relay password sprays.',
    ],
  },
  {
    title: 'تحقيق في اختراق بريد هيئة الموانئ',
    publisher: 'صحيفة الميناء',
    published: meta('2024-11-30'),
    language: 'ar',
    hoursAgo: 26,
    how: 'paste',
    kind: 'text',
    status: 'inbox',
    text: [
      'أعلنت هيئة الموانئ يوم السبت أن مهاجمين قرأوا رسائل ثلاثة أقسام منذ شهر مايو، وأن التحقيق لا يزال جارياً.',
      'وقالت الهيئة إن السجلات القديمة فُقدت عند استبدال الجهاز.',
    ],
  },
  {
    title: 'Hardening guide for network engineers',
    publisher: 'National CERT of the Isles',
    language: 'en',
    hoursAgo: 30,
    how: 'file',
    kind: 'pdf',
    status: 'inbox',
    text: [
      'Guidance for operators: a baseline of configuration, management on a network of its own, and an alarm on unusual changes to routes and accounts.',
      'Each router gets an account of its own; shared passwords end with the next change of shift.',
      'What to look at first: routes that nobody announced, and mirrors of ports that nobody asked for.',
    ],
  },
  {
    title: 'Four agencies publish a hardening guide for network engineers',
    publisher: 'National CERT of the Isles',
    published: meta('2024-12-04'),
    language: 'en',
    hoursAgo: 60,
    how: 'file',
    kind: 'html',
    status: 'filed',
    tags: ['guidance', 'telecom'],
    text: [
      'Guidance for telecom operators: a baseline of configuration, management out of band, and alerting on unusual changes to routes and accounts.',
      'The guide makes no attribution. It says that the methods described were seen at more than one operator.',
    ],
  },
  {
    title: 'Parliament confirms the 2021 intrusion and names Slate Heron',
    publisher: 'Capital Ledger',
    authors: ['T. Anand', 'J. Brandt'],
    published: meta('2024-03-26'),
    language: 'en',
    hoursAgo: 200,
    how: 'file',
    kind: 'html',
    status: 'filed',
    tags: ['attribution', 'parliament'],
    text: [
      'The minister said that the data taken was not sensitive; the attribution rests on a partner’s technical report which has not been published.',
      'Members asked why the intrusion of 2021 was told to them only now.',
    ],
  },
  {
    title: 'Incident centre counts 146 cases, two thirds across borders',
    publisher: 'Beacon Security',
    published: meta('2024-12-12'),
    language: 'en',
    hoursAgo: 120,
    how: 'paste',
    kind: 'text',
    status: 'filed',
    tags: ['figures'],
    text: [
      'The centre’s yearly tally puts 92 of 146 incidents across borders. It gives no method and names no victim.',
    ],
  },
  {
    title: 'Versorger meldet Zugriff auf Kundendaten',
    publisher: 'Nordkurier am Hafen',
    published: ['2024-04/2024-08', 'in_text', 'the text'],
    language: 'de',
    hoursAgo: 300,
    how: 'file',
    kind: 'html',
    status: 'filed',
    tags: ['telecom'],
    text: [
      'Ein Versorger hat der Aufsicht gemeldet, dass Unbekannte zwischen April und August 2024 auf Kundendaten zugegriffen haben. Die Zuschreibung an eine staatliche Gruppe nannte ein Sprecher „verfrüht“.',
      'Betroffen seien vor allem Rahmenverträge mit telecom-Partnern.',
    ],
  },
  {
    title: 'Win a cruise with the Harbour letter',
    publisher: 'Harbour Wire',
    language: 'en',
    hoursAgo: 320,
    how: 'file',
    kind: 'html',
    status: 'discarded',
    text: ['Readers of the morning letter can win one of five places.'],
  },
];

const HEX = '0123456789abcdef';
/** 64 hex digits that look like a hash and are none. */
export const fakeHash = (seed: number): string =>
  Array.from({ length: 64 }, (_, i) => {
    const mixed = Math.imul((seed + 1) * 64 + i, 2_654_435_761) >>> 0;
    return HEX[((mixed ^ (mixed >>> 13)) >>> 0) % 16];
  }).join('');

const inArchive = (place: string): ContainerRef => ({
  name: '/home/analyst/export-2024.warc.gz',
  sha256: fakeHash(900),
  place,
});

const FILE_NAMES: Record<string, string> = {
  html: 'saved-page.html',
  markdown: 'note.md',
  text: 'note.txt',
  pdf: 'hardening-guide.pdf',
  eml: 'advisory.eml',
};

/** Builds an item from a few words, as the desk would answer it. */
export function buildItem(id: number, draft: Draft, now: number): ItemDetail {
  const at = new Date(now - draft.hoursAgo * 3_600_000).toISOString();
  let start = 0;
  const pages = draft.kind === 'pdf';
  const kept: Block[] = draft.text.map((part, i) => {
    const own = typeof part === 'string' ? { text: part } : part;
    const { text } = own;
    const block: Block = {
      kind: 'paragraph',
      level: null,
      ...own,
      kept: true,
      rule: null,
      start,
      ...(pages ? { page: i + 1 } : {}),
    };
    start += text.length + 2;
    return block;
  });
  const cut: Block[] = (draft.cut ?? []).map(([text, rule]) => ({
    kind: 'paragraph',
    level: null,
    text,
    kept: false,
    rule,
    start: null,
  }));
  const [when, basis, basisWords] = draft.published ?? ['', 'none', 'no date found'];
  const how = draft.how ?? 'paste';
  const kind = draft.kind ?? 'text';
  const stem =
    (draft.publisher ?? 'item')
      .toLowerCase()
      .split(/[^a-z]+/)
      .find(Boolean) ?? 'item';
  const date =
    when === ''
      ? ''
      : `-${when.slice(0, 4)}${when.length >= 10 ? `-${when.slice(5, 7)}${when.slice(8, 10)}` : ''}`;
  return {
    row: {
      id,
      key: `${stem}${date}${id > 3 ? `-${id}` : ''}`,
      title: draft.title,
      publisher: draft.publisher ?? null,
      published: { when, basis, basisWords },
      filedAt: at,
      how,
      status: draft.status,
      language: draft.language ?? null,
      warnings: draft.warnings ?? [],
      tags: draft.tags ?? [],
      cases: [],
      excerpt: (kept[0]?.text ?? '').slice(0, 180),
      captures: 1,
    },
    headline: draft.headline ?? draft.title,
    titleBasis: draft.titleBasis ?? 'heading of the page',
    titleCandidates: draft.titles ?? [],
    authors: draft.authors ?? [],
    url: draft.url ?? null,
    modified: { when: '', basis: 'none', basisWords: 'no date found' },
    publishedCandidates: [],
    body: kept.map(({ text }) => text).join('\n\n'),
    blocks: [...kept, ...cut],
    cutBlocks: cut.length,
    markdown: kept.map((block) => block.markdown ?? block.text).join('\n\n'),
    upstream: id === 1 ? ['According to a filing seen by Coast Radio'] : [],
    captures: [
      {
        id,
        at,
        how,
        outcome: 'filed',
        ...(id === 6 ? { import: 5, container: inArchive('record 17') } : {}),
        from: how === 'paste' ? null : (FILE_NAMES[kind] ?? null),
        original: {
          sha256: fakeHash(id),
          size: start + 4_096,
          kind,
          encoding: 'UTF-8',
          path: `original/${fakeHash(id)}`,
        },
      },
    ],
    version: 1,
    madeBy: 'capture',
    versions: 1,
    mergedInto: null,
    merged: [],
    versionSha256: fakeHash(id + 500),
    links: [],
    citedIn: [],
    titleMarks: [],
    bodyMarks: [],
  };
}

/** The items of the invented vault. */
export function fakeItems(now: number): ItemDetail[] {
  const items = drafts.map((draft, i) => buildItem(i + 1, draft, now));
  // One that was seen before.
  const again = items[3];
  const first = again?.captures[0];
  if (again && first) {
    const at = new Date(now - 40 * 3_600_000).toISOString();
    first.outcome = 'seenBefore';
    again.captures.push({
      ...first,
      id: 40,
      at,
      how: 'import',
      import: 5,
      outcome: 'filed',
      container: inArchive('record 2,113'),
    });
    again.row.captures = 2;
  }
  return items;
}

/** As many items as asked for, to see how long lists behave. */
export function manyItems(count: number, now: number): ItemDetail[] {
  const places = ['Harbour', 'Strait', 'Lagoon', 'Delta', 'Sound', 'Cape', 'Fjord'];
  const acts = [
    'restores its systems',
    'opens an inquiry',
    'counts its losses',
    'denies a breach',
    'names a group',
  ];
  return Array.from({ length: count }, (_, i) =>
    buildItem(
      i + 1,
      {
        title: `${places[i % 7]} authority ${acts[i % 5]}, notice ${i + 1}`,
        publisher: `${places[(i * 3) % 7]} Wire`,
        published: meta(
          `2024-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`,
        ),
        language: 'en',
        hoursAgo: i / 3,
        status: i % 2 === 0 ? 'inbox' : 'filed',
        tags: i % 9 === 0 ? ['ports'] : [],
        text: [
          `Notice ${i + 1} of the authority. ${'The telecom lines were closed for an hour. '.repeat((i % 4) + 1)}`,
        ],
      },
      now,
    ),
  );
}
