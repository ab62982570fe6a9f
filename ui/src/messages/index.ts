/**
 * The texts of the screens. `t` is typed: an unknown key, or a placeholder left out, does not compile.
 *
 * A text is a string with `{name}` placeholders, or its plural forms by the categories of
 * `Intl.PluralRules`, chosen by the placeholder `n`. Numbers are written as the reader's locale does.
 */
import { en } from './en';

type Plural = {
  zero?: string;
  one?: string;
  two?: string;
  few?: string;
  many?: string;
  other: string;
};
type Text = string | Plural;

/** A translation holds every key of the English catalogue. */
export type Catalogue = { [Key in keyof typeof en]: Text };

/** Key of a text. */
export type MessageKey = keyof typeof en;

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
type Strings<T> = T extends string ? T : T extends object ? Extract<T[keyof T], string> : never;
type Placeholders<Key extends MessageKey> =
  Names<Strings<(typeof en)[Key]>> | ((typeof en)[Key] extends string ? never : 'n');
type Values<Key extends MessageKey> = { [Name in Placeholders<Key>]: string | number };
type Arguments<Key extends MessageKey> = [Placeholders<Key>] extends [never] ? [] : [Values<Key>];

/** Keys of texts that need no value. */
export type PlainKey = {
  [Key in MessageKey]: [Placeholders<Key>] extends [never] ? Key : never;
}[MessageKey];

const numbers = new Intl.NumberFormat(undefined);
const plurals = new Intl.PluralRules('en');

/** A whole or broken number as the reader's locale writes it. */
export const formatNumber = (value: number): string => numbers.format(value);

function choose(text: Text, n: unknown): string {
  if (typeof text === 'string') return text;
  return (typeof n === 'number' ? text[plurals.select(n)] : undefined) ?? text.other;
}

/** The text of a key with its values put in. */
export function t<Key extends MessageKey>(key: Key, ...values: Arguments<Key>): string {
  const given = (values[0] ?? {}) as Record<string, string | number>;
  return choose(en[key] as Text, given.n).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = given[name];
    return typeof value === 'number' ? formatNumber(value) : (value ?? '');
  });
}
