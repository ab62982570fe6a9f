/** Briefings of the invented vault, and the requests about them. */
import type { BriefingDetail, Commands, JobState, Preview } from '../wire';
import { refOf } from './cases';
import { failure, type FakeWorld } from './world';

export const fakeBriefings = (now: number): BriefingDetail[] => [
  {
    row: {
      id: 1,
      title: 'Weekly threat brief',
      case: null,
      tlp: 'amber',
      revision: 3,
      savedAt: new Date(now - 4_000).toISOString(),
    },
    markdown:
      '# Bottom line\n\nTwo councils now trade hacking charges in public [@harbour-2024-1219].\n\n## What is new\n\n- The operator puts the start at **May 2023** [@harbour-2024-1219].\n- The router inquiry is one wire story.\n',
  },
  {
    row: {
      id: 2,
      title: 'Ferry sitrep 4',
      case: null,
      tlp: 'clear',
      revision: 1,
      savedAt: new Date(now - 86_400_000).toISOString(),
    },
    markdown: 'Nothing new since Monday.\n',
  },
];

type Handlers = {
  [
    Name in
      | 'list_briefings'
      | 'show_briefing'
      | 'create_briefing'
      | 'save_briefing'
      | 'list_revisions'
      | 'show_revision'
      | 'restore_revision'
      | 'preview'
      | 'export_name'
      | 'export_briefing'
  ]: (request: Commands[Name][0]) => Commands[Name][1];
};

const escape = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

function fakePreview(world: FakeWorld, markdown: string): Preview {
  const keys = [
    ...new Set([...markdown.matchAll(/@([a-z0-9-]+)/g)].map((found) => found[1] ?? '')),
  ];
  const sources = keys.map((key, i) => {
    const item = world.record.items.find((one) => one.row.key === key);
    return {
      number: i + 1,
      key,
      item: item?.row.id ?? null,
      text: item
        ? `${item.row.publisher ?? ''}, “${item.row.title}”`
        : `${key}: not in the archive`,
    };
  });
  let start = 0;
  const outline: Preview['outline'] = [];
  const html = markdown
    .split('\n\n')
    .map((block) => {
      const heading = /^(#+) (.*)/.exec(block);
      const at = start;
      start += block.length + 2;
      const text = escape(heading?.[2] ?? block)
        .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
        .replace(
          /\[@([a-z0-9-]+)[^\]]*\]/g,
          (_, key: string) => `<a class="cite" data-key="${key}">${keys.indexOf(key) + 1}</a>`,
        );
      if (heading) {
        const level = heading[1]?.length ?? 1;
        outline.push({ level, text: heading[2] ?? '', start: at });
        return `<h${level} data-start="${at}">${text}</h${level}>`;
      }
      if (!block.startsWith('- ')) return `<p data-start="${at}">${text}</p>`;
      const items = text.split('\n').map((line) => `<li>${line.replace(/^- /, '')}</li>`);
      return `<ul data-start="${at}">${items.join('')}</ul>`;
    })
    .join('');
  const words = markdown.split(/\s+/).filter(Boolean).length;
  const warnings = sources
    .filter((source) => source.item === null)
    .map(({ key }) => ({
      code: 'unresolved_citation',
      message: `The citation ${key} is not in the archive.`,
      mark: {
        start: markdown.indexOf(`@${key}`),
        end: markdown.indexOf(`@${key}`) + key.length + 1,
      },
    }));
  return { html, words, minutes: Math.ceil(words / 200), outline, sources, warnings };
}

export function briefingRequests(world: FakeWorld): Handlers {
  const find = (id: number): BriefingDetail => {
    const found = world.record.briefings.find((one) => one.row.id === id);
    if (!found) throw failure('notFound', 'This briefing is not in the vault.');
    return found;
  };
  const caseRef = (id: number | undefined): BriefingDetail['row']['case'] => {
    const row = world.record.cases.find((one) => one.id === id);
    return row ? refOf(row) : null;
  };
  const save: Handlers['save_briefing'] = ({
    id,
    baseRevision,
    title,
    markdown,
    tlp,
    case: caseId,
    aside,
  }) => {
    const now = find(id);
    if (aside) {
      const { row, markdown: theirs } = structuredClone(now);
      const base = row.revision;
      save({ id, baseRevision: base, ...(title ? { title } : {}), markdown: markdown ?? theirs });
      return save({ id, baseRevision: base + 1, title: row.title, markdown: theirs });
    }
    if (now.row.revision > baseRevision) {
      throw failure(
        'refused',
        'A newer revision was saved meanwhile. Your text is still here.',
        'Open the newer revision beside it and bring both together.',
      );
    }
    const { value, changed } = world.act(
      `Saved ${now.row.title}`,
      { briefings: [id] },
      (record) => {
        const { row, markdown: old } = now;
        (record.revisions[id] ??= []).unshift({
          number: row.revision + 1,
          at: world.now(),
          actor: world.vault?.analyst ?? '',
          title: title ?? row.title,
          words: (markdown ?? old).split(/\s+/).length,
          markdown: markdown ?? old,
        });
        now.row = {
          ...row,
          title: title ?? row.title,
          tlp: tlp ?? row.tlp,
          case: caseId === undefined ? row.case : caseRef(caseId),
          revision: row.revision + 1,
          savedAt: world.now(),
        };
        now.markdown = markdown ?? old;
        return now.row;
      },
    );
    return { briefing: { ...value }, changed };
  };
  return {
    list_briefings: () => world.record.briefings.map((briefing) => briefing.row),
    show_briefing: ({ id }) => find(id),
    create_briefing({ title, case: caseId, markdown, tlp }) {
      const id = world.record.briefings.length + 1;
      const { value, changed } = world.act(
        `Made the briefing ${title}`,
        { briefings: [id] },
        (record) => {
          const detail: BriefingDetail = {
            row: {
              id,
              title,
              case: caseRef(caseId),
              tlp: tlp ?? 'clear',
              revision: 1,
              savedAt: world.now(),
            },
            markdown: markdown ?? '',
          };
          record.briefings.unshift(detail);
          return detail.row;
        },
      );
      return { briefing: { ...value }, changed };
    },
    save_briefing: save,
    list_revisions: ({ id }) => world.record.revisions[id] ?? [],
    show_revision({ id, number }) {
      const { row, markdown } = find(id);
      const old = world.record.revisions[id]?.find((one) => one.number === number);
      return {
        row: { ...row, revision: number, title: old?.title ?? row.title },
        markdown: old?.markdown ?? markdown,
      };
    },
    restore_revision({ id, number }) {
      const old = world.record.revisions[id]?.find((one) => one.number === number);
      return save({ id, baseRevision: find(id).row.revision, markdown: old?.markdown ?? '' });
    },
    preview: ({ markdown }) => fakePreview(world, markdown),
    export_name: ({ id, format }) => ({
      name: `${find(id).row.title}.${{ markdown: 'md', html: 'html', pdf: 'pdf', docx: 'docx' }[format]}`,
      folder: '/home/analyst/Documents',
    }),
    export_briefing({ path }) {
      const job: JobState['job'] = world.startJob('Exporting a briefing', 1, 900, () => ({
        type: 'export',
        exported: { path, size: 48_213, sha256: 'c'.repeat(64), warnings: [] },
      }));
      return { job };
    },
  };
}
