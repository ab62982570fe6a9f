/** Parts of a query, for colouring it as it is typed. What it means is known by the desk alone. */

export interface Token {
  text: string;
  kind: 'word' | 'expression' | 'operator' | 'field' | 'phrase' | 'space' | 'sign';
}

const PATTERN =
  /(?<space>\s+)|(?<phrase>["“„«][^"“”„«»]*(?:["“”»]|$))|(?<expression>\/(?:[^\s\/\\]|\\.)+\/(?=[\s)]|$))|(?<sign>[()])|(?<field>-?\p{L}+:)|(?<word>[^\s()"]+)/gu;

/** Cuts a query into its parts; together they are the query again. */
export function tokens(query: string): Token[] {
  const out: Token[] = [];
  let at = 0;
  for (const found of query.matchAll(PATTERN)) {
    if (found.index > at) out.push({ text: query.slice(at, found.index), kind: 'word' });
    const kind = Object.entries(found.groups ?? {}).find(([, text]) => text !== undefined)?.[0];
    const text = found[0];
    const operator = kind === 'word' && /^(AND|OR|NOT)$/.test(text);
    out.push({ text, kind: operator ? 'operator' : ((kind ?? 'word') as Token['kind']) });
    at = found.index + text.length;
  }
  if (at < query.length) out.push({ text: query.slice(at), kind: 'word' });
  return out;
}
