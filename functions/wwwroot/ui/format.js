// Figures, money, times and sizes as people read them, in the reader's own locale. Absent figures are an en dash, never 0.

const none = '–';
const isFigure = value => typeof value === 'number' && Number.isFinite(value);
const formats = new Map();

/** Intl formats are dear to make: each is made once. */
function numberFormat(options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.NumberFormat(undefined, options));
  return formats.get(key);
}

/** 1234.5 → "1,234.5". */
export function number(value, maximumFractionDigits = 1) {
  return isFigure(value) ? numberFormat({ maximumFractionDigits }).format(value) : none;
}

/** Three significant digits, for quantities of any size: 0.000123, 12.3, 1,230. */
export function quantity(value) {
  if (!isFigure(value)) return none;
  return numberFormat(Math.abs(value) >= 1000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 }).format(value);
}

/**
 * Money: cents and up as usual ("$12.50"), below that three significant digits ("$0.000123"), since a song costs a fraction of a cent and rounding
 * it to $0.00 would be wrong. { code: true } writes the currency's code instead of its sign.
 */
export function money(amount, currency, { code = false } = {}) {
  if (!isFigure(amount)) return none;
  const base = { style: 'currency', currency: currency || 'USD', currencyDisplay: code ? 'code' : 'narrowSymbol' };
  const size = Math.abs(amount);
  if (size === 0 || size >= 1) return numberFormat(base).format(amount);
  return numberFormat({ ...base, minimumSignificantDigits: size < 0.01 ? 1 : 2, maximumSignificantDigits: 3 }).format(amount);
}

/** A figure of which not all is priced is "at least" that much. */
export function atLeast(figure, complete) {
  return complete === false && figure !== none ? `at least ${figure}` : figure;
}

/** 0.814 → "81%"; { digits: 1 } → "81.4%". Little is not nothing: "<0.1%". */
export function percent(share, { digits = 0 } = {}) {
  if (!isFigure(share)) return none;
  const format = numberFormat({ style: 'percent', maximumFractionDigits: digits });
  const least = 10 ** -(digits + 2);
  return share > 0 && share < least / 2 ? `<${format.format(least)}` : format.format(share);
}

/** 562.4 → "9:22"; 3725 → "1:02:05". */
export function duration(seconds) {
  if (!isFigure(seconds)) return none;
  const whole = Math.floor(seconds + 1e-9);
  const two = value => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** 48210332 → "48.2 MB" (decimal, as storage is billed). */
export function bytes(size) {
  if (!isFigure(size)) return none;
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(size, 1)) / 3)));
  return numberFormat({ style: 'unit', unit: units[power], unitDisplay: 'short', maximumSignificantDigits: 3 }).format(size / 1000 ** power);
}

/** "2026-01-31T12:00:04Z" → "31 Jan 2026, 13:00". */
export function dateTime(text) {
  const time = Date.parse(text);
  return Number.isNaN(time) ? none : dateTimeFormat.format(time);
}

/** A UTC day, "2026-01-31" → "31 Jan 2026". */
export function day(text) {
  const time = Date.parse(text);
  return Number.isNaN(time) ? none : dayFormat.format(time);
}

/** "4 minutes ago", for up to a week; then the date and time. */
export function ago(text, now = Date.now()) {
  const seconds = (Date.parse(text) - now) / 1000;
  const [unit, size] = ages.find(([, , limit]) => Math.abs(seconds) < limit) ?? [];
  return unit ? ageFormat.format(Math.round(seconds / size), unit) : dateTime(text);
}

const dateTimeFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const ageFormat = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const ages = [['second', 1, 60], ['minute', 60, 3600], ['hour', 3600, 86400], ['day', 86400, 7 * 86400]];
