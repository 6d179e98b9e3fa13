// Which days the costs view shows, and how the address says so. Days are UTC, as the service counts them; `to` is the day after the last, as in the API.

const msPerDay = 86_400_000;
const defaultDays = 30;
const monthsOffered = 12;

/** Lengths that are one press away. */
export const presetDays = [7, 30, 90];

/** What the API answers at most. */
export const mostDays = 366;

/** The UTC day of an instant, as 2026-11-21. */
export const dayOf = instant => instant.toISOString().slice(0, 10);

/** The day so many days later. */
export const addDays = (day, count) => dayOf(new Date(startOf(day) + count * msPerDay));

/** How many days a range has. */
export const daysIn = range => Math.round((startOf(range.to) - startOf(range.from)) / msPerDay);

/** The last so many days, today included. */
export function lastDays(days, today) {
  const to = addDays(today, 1);
  return { kind: 'days', days, from: addDays(to, -days), to };
}

/** A month, as 2026-11. */
export function wholeMonth(month) {
  const [year, number] = month.split('-').map(Number);
  return { kind: 'month', month, from: `${month}-01`, to: dayOf(new Date(Date.UTC(year, number, 1))) };
}

/** Two days and what lies between, both included, in either order. */
export function betweenDays(first, last) {
  const [from, until] = first <= last ? [first, last] : [last, first];
  return { kind: 'own', from, to: addDays(until, 1) };
}

/** The range of an address: `range=30d`, `range=2026-11`, or `from` and `to`. What makes no sense is the default. */
export function rangeOf(query, today) {
  const named = query.get('range') ?? '';
  const days = /^([1-9]\d{0,2})d$/.exec(named)?.[1];
  if (days && Number(days) <= mostDays) return lastDays(Number(days), today);
  if (/^20\d{2}-(0[1-9]|1[0-2])$/.test(named)) return wholeMonth(named);

  const own = { kind: 'own', from: query.get('from') ?? '', to: query.get('to') ?? '' };
  return isDay(own.from) && isDay(own.to) && own.from < own.to && daysIn(own) <= mostDays ? own : lastDays(defaultDays, today);
}

/** What the address of a range holds. */
export function addressOf(range) {
  switch (range.kind) {
    case 'days': return range.days === defaultDays ? {} : { range: `${range.days}d` };
    case 'month': return { range: range.month };
    default: return { from: range.from, to: range.to };
  }
}

/** The months that can be picked, the current one first. */
export function recentMonths(today) {
  const [year, month] = today.split('-').map(Number);
  return Array.from({ length: monthsOffered }, (_, back) => dayOf(new Date(Date.UTC(year, month - 1 - back, 1))).slice(0, 7));
}

/** How many days the month of an instant has. */
export const daysOfMonth = instant => new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + 1, 0)).getUTCDate();

export function isDay(text) {
  return /^20\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(startOf(text)) && dayOf(new Date(startOf(text))) === text;
}

/** 21 Nov 2026, in the reader's way to write it. */
export const dayText = day => longDay.format(startOf(day));

/** 21 Nov: for axes. */
export const shortDayText = day => shortDay.format(startOf(day));

/** November 2026. */
export const monthText = month => monthFormat.format(startOf(`${month}-01`));

/** The range in words: 1 – 21 Nov 2026. */
export const rangeText = range => longDay.formatRange(startOf(range.from), startOf(addDays(range.to, -1)));

const startOf = day => Date.parse(`${day}T00:00Z`);
const longDay = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' });
