// Which days and whose songs: a switch for the usual lengths, fields for the others, and the filter by publisher.

import { h } from '../elements.js';
import { addDays, betweenDays, daysIn, isDay, lastDays, monthText, mostDays, presetDays, recentMonths, wholeMonth } from './range.js';

/** changed({ range, publisher }) is called with what differs. setPublishers(names) fills the filter. */
export function toolbar({ range, publisher, today, changed }) {
  const months = recentMonths(today);
  const month = h('select', { 'data-testid': 'costs-month', 'aria-label': 'Month' }, months.map(value => h('option', { value }, monthText(value))));
  if (range.kind === 'month' && !months.includes(range.month)) month.append(h('option', { value: range.month }, monthText(range.month)));
  if (range.kind === 'month') month.value = range.month;

  const earliest = '2020-01-01';
  const first = h('input', { type: 'date', required: true, min: earliest, max: addDays(today, 366), value: range.from, 'data-testid': 'costs-from' });
  const last = h('input', { type: 'date', required: true, min: earliest, max: addDays(today, 366), value: addDays(range.to, -1), 'data-testid': 'costs-to' });
  const problem = h('p', { class: 'costs-problem', role: 'alert' });
  const extras = { month: h('div', { class: 'field' }, month), own: h('div', { class: 'costs-own' }, field('From', first), field('Until', last), problem) };

  const kinds = [...presetDays.map(days => [`${days}d`, `${days} days`]), ['month', 'Month'], ['own', 'Dates']];
  const chosen = range.kind === 'days' && presetDays.includes(range.days) ? `${range.days}d` : range.kind === 'month' ? 'month' : 'own';
  const radios = kinds.map(([value, text]) => h('label', {},
    h('input', { type: 'radio', name: 'costs-range', value, checked: value === chosen, 'data-testid': `costs-range-${value}` }), h('span', {}, text)));
  showExtra(chosen);

  const publishers = h('select', { 'data-testid': 'costs-publisher' });
  setPublishers([]);

  const show = chosenRange => {
    range = chosenRange;
    [first.value, last.value] = [range.from, addDays(range.to, -1)];
    changed({ range });
  };

  for (const radio of radios) radio.firstChild.addEventListener('change', event => choose(event.target.value));
  month.addEventListener('change', () => show(wholeMonth(month.value)));
  for (const input of [first, last]) input.addEventListener('change', chooseDays);
  publishers.addEventListener('change', () => {
    publisher = publishers.value;
    changed({ publisher });
  });

  function choose(kind) {
    showExtra(kind);
    if (kind === 'month') show(wholeMonth(month.value));
    else if (kind !== 'own') show(lastDays(Number.parseInt(kind, 10), today));
  }

  function chooseDays() {
    const own = isDay(first.value) && isDay(last.value) ? betweenDays(first.value, last.value) : undefined;
    problem.textContent = !own ? 'Both days are needed.' : daysIn(own) > mostDays ? `That is ${daysIn(own)} days; ${mostDays} are the most.` : '';
    if (own && !problem.textContent) changed({ range: own });
  }

  function showExtra(kind) {
    for (const [name, element] of Object.entries(extras)) element.hidden = name !== kind;
  }

  function setPublishers(names) {
    const all = publisher && !names.includes(publisher) ? [publisher, ...names] : names;
    const sorted = all.toSorted((one, other) => one.localeCompare(other));
    publishers.replaceChildren(h('option', { value: '' }, 'All publishers'), ...sorted.map(name => h('option', { value: name }, name)));
    publishers.value = publisher;
  }

  const element = h('div', { class: 'costs-toolbar no-print', role: 'group', 'aria-label': 'What to show', 'data-testid': 'costs-toolbar' },
    h('fieldset', { class: 'segmented' }, h('legend', { class: 'visually-hidden' }, 'Days'), radios),
    extras.month, extras.own, field('Publisher', publishers, 'costs-publisher-field'));
  return { element, setPublishers };
}

const field = (name, input, extra = '') => h('label', { class: `field ${extra}` }, h('span', {}, name), input);
