/**
 * Dates in words. A publication date keeps the precision it was given: a year stays a year, and a
 * moment is told in the publisher's own time.
 */

const words = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(undefined, { ...options, timeZone: 'UTC' });

const MONTH = words({ year: 'numeric', month: 'long' });
const MONTH_SHORT = words({ year: 'numeric', month: 'short' });
const DAY = words({ year: 'numeric', month: 'long', day: 'numeric' });
const DAY_SHORT = words({ year: 'numeric', month: 'short', day: 'numeric' });
const TIME = words({ timeStyle: 'short' });

const SHAPE =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

function onePoint(iso: string, short: boolean): string | null {
  const found = SHAPE.exec(iso);
  if (!found) return null;
  const [, year = '', month, day, time, offset] = found;
  if (month === undefined) return year;
  const at = new Date(`${year}-${month}-${day ?? '01'}T${time ?? '00:00'}Z`);
  if (Number.isNaN(at.getTime())) return null;
  if (day === undefined) return (short ? MONTH_SHORT : MONTH).format(at);
  const date = (short ? DAY_SHORT : DAY).format(at);
  if (time === undefined || short) return date;
  const zone = offset === undefined ? '' : ` ${offset === 'Z' ? 'UTC' : `UTC${offset}`}`;
  return `${date}, ${TIME.format(at)}${zone}`;
}

/** An honest date in words: `""` is unknown, a `/` makes a range. What cannot be read stays as it is. */
export function honestDate(iso: string, unknown: string, short = false): string {
  if (iso === '') return unknown;
  return iso
    .split('/')
    .map((point) => onePoint(point, short) ?? point)
    .join(' – ');
}

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const localDay = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
const localYear = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
});
const localFull = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' });
const localClock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

const startOfDay = (at: Date): number =>
  new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** A moment of our own doing, as short as it can be: `09:12`, `Yesterday`, `18 Dec`, `3 Nov 2024`. */
export function moment(rfc3339: string, now: Date = new Date()): string {
  const at = new Date(rfc3339);
  if (Number.isNaN(at.getTime())) return rfc3339;
  const days = Math.round((startOfDay(at) - startOfDay(now)) / 86_400_000);
  if (days === 0) return clock.format(at);
  if (days === -1) return capital(relative.format(-1, 'day'));
  return (at.getFullYear() === now.getFullYear() ? localDay : localYear).format(at);
}

/** The same moment in full, in the reader's own time. */
export function momentInFull(rfc3339: string): string {
  const at = new Date(rfc3339);
  return Number.isNaN(at.getTime()) ? rfc3339 : localFull.format(at);
}

/** The time of day of a moment, to the second. */
export function timeOfDay(rfc3339: string): string {
  const at = new Date(rfc3339);
  return Number.isNaN(at.getTime()) ? rfc3339 : localClock.format(at);
}

/** How long ago, in words: `4 seconds ago`, `2 hours ago`. */
export function ago(rfc3339: string, now: Date = new Date()): string {
  const seconds = (new Date(rfc3339).getTime() - now.getTime()) / 1000;
  if (Number.isNaN(seconds)) return rfc3339;
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ];
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit);
  }
  return relative.format(Math.round(seconds), 'second');
}
