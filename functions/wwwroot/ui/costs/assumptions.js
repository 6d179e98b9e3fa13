// The numbers that forecast and business case rest on, as fields. What they are by default is the service's to say; only what was changed is in the address.

import { h } from '../elements.js';

/** What the service accepts at least. */
const least = 0.000001;

/** By the API's names; `most` is what it accepts. isOurs: the report does not say it. */
export const assumptions = {
  songsPerYear: { name: 'Songs a year', most: 1_000_000_000, isWhole: true },
  secondsPerSong: { name: 'Seconds a person listens to a song', most: 86_400 },
  hoursPerDay: { name: 'Hours a person listens a day', most: 24, isOurs: true },
  dayWage: { name: 'Wage of a day, CNY', most: 1_000_000 },
  daysPerYear: { name: 'Days a person works a year', most: 366 },
  exchangeRate: { name: 'CNY for 1 USD', most: 1_000_000, isOurs: true },
};

/** What an address changes. */
export function changedIn(query) {
  return Object.fromEntries(Object.keys(assumptions).map(name => [name, accepted(name, Number(query.get(name) ?? NaN))]).filter(([, value]) => value !== undefined));
}

/** A field for one of them. changed(value) comes while typing; undefined is back to the default. The field shows a default once set(value) has said it. */
export function assumptionField(name, value, changed) {
  const { name: title, most, isWhole, isOurs } = assumptions[name];
  const id = `costs-${name}`;
  let standing = value;
  const input = h('input', {
    id, inputmode: 'decimal', autocomplete: 'off', spellcheck: 'false', value: value === undefined ? '' : write(value), 'aria-describedby': `${id}-problem`, 'data-testid': id,
  });
  const problem = h('span', { id: `${id}-problem`, class: 'costs-problem', role: 'alert' });
  input.addEventListener('input', () => {
    const isEmpty = input.value.trim() === '';
    const entered = accepted(name, parse(input.value));
    const isWrong = !isEmpty && entered === undefined;
    problem.textContent = isWrong ? `A ${isWhole ? 'whole number from 1' : 'number above 0'} to ${write(most)}, please.` : '';
    input.setAttribute('aria-invalid', String(isWrong));
    if (!isWrong) changed(entered);
  });
  input.addEventListener('change', () => {
    const entered = accepted(name, parse(input.value));
    if (entered !== undefined) input.value = write(entered);
  });
  // Left empty, it shows again what is counted with.
  input.addEventListener('blur', () => {
    if (input.value.trim() === '' && standing !== undefined) input.value = write(standing);
  });
  const element = h('div', { class: 'field' }, h('label', { for: id }, title, isOurs && ' *'), input, problem);
  return { element, set };

  function set(known) {
    standing = known;
    if (document.activeElement !== input) input.value = write(known);
  }
}

/** The number if the service takes it, else undefined. */
function accepted(name, value) {
  const { most, isWhole } = assumptions[name];
  return value >= least && value <= most && (!isWhole || Number.isInteger(value)) ? value : undefined;
}

/** A number as the reader's locale writes it, with or without what it puts between thousands; NaN for anything else. */
function parse(text) {
  const plain = text.trim().replaceAll(group, '').replaceAll(/[\s\u00a0\u202f_']/g, '').replace(decimal, '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
}

const write = value => format.format(value);
const format = new Intl.NumberFormat(undefined, { maximumFractionDigits: 6 });
const parts = format.formatToParts(1_234_567.8);
const group = parts.find(part => part.type === 'group')?.value ?? ',';
const decimal = parts.find(part => part.type === 'decimal')?.value ?? '.';
