// The numbers that forecast and business case rest on, as fields. What they are by default is the service's to say; only what was changed is in the address.

import { h } from '../elements.js';

/** What the service accepts. */
const [least, most] = [0.000001, 1_000_000_000_000];

/** CNY for one USD where nobody says otherwise: round, and no day's rate. */
export const usualRate = 7.1;

/** By the API's names. `ours` is what the report does not say. */
export const assumptions = {
  songsPerYear: { name: 'Songs a year' },
  secondsPerSong: { name: 'Seconds a person listens to a song' },
  hoursPerDay: { name: 'Hours a person listens a day', isOurs: true },
  dayWage: { name: 'Wage of a day, CNY' },
  daysPerYear: { name: 'Days a person works a year' },
  exchangeRate: { name: 'CNY for 1 USD', isOurs: true },
};

/** What an address changes. */
export function changedIn(query) {
  return Object.fromEntries(Object.keys(assumptions).map(name => [name, parse(query.get(name) ?? '')]).filter(([, value]) => value !== undefined));
}

/** A field for one of them. changed(value) comes while typing; undefined is back to the default. The field shows a default once set(value) has said it. */
export function assumptionField(name, value, changed) {
  const { name: title, isOurs } = assumptions[name];
  const input = h('input', { inputmode: 'decimal', autocomplete: 'off', spellcheck: 'false', value: value === undefined ? '' : write(value), 'data-testid': `costs-${name}` });
  const problem = h('span', { class: 'costs-problem', role: 'alert' });
  input.addEventListener('input', () => {
    const isEmpty = input.value.trim() === '';
    const entered = parse(input.value);
    const isWrong = !isEmpty && entered === undefined;
    problem.textContent = isWrong ? 'A number above 0 is needed.' : '';
    input.toggleAttribute('aria-invalid', isWrong);
    if (!isWrong) changed(entered);
  });
  input.addEventListener('change', () => {
    const entered = parse(input.value);
    if (entered !== undefined) input.value = write(entered);
  });
  const element = h('label', { class: 'field' }, h('span', {}, title, isOurs && ' *'), input, problem);
  return { element, set: known => { if (known !== undefined && document.activeElement !== input) input.value = write(known); } };
}

/** Digits, with whatever the reader's locale puts between thousands; undefined where that is no number in range. */
export function parse(text) {
  const plain = text.trim().replaceAll(group, '').replaceAll(/[\s\u00a0\u202f_']/g, '').replace(decimal, '.');
  const value = /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
  return value >= least && value <= most ? value : undefined;
}

const write = value => format.format(value);
const format = new Intl.NumberFormat(undefined, { maximumFractionDigits: 6 });
const parts = format.formatToParts(1_234_567.8);
const group = parts.find(part => part.type === 'group')?.value ?? ',';
const decimal = parts.find(part => part.type === 'decimal')?.value ?? '.';
