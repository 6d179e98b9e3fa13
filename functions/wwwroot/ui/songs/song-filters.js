// The form above the list. Calls back with what changed; typing is collected for a moment first.

import { h } from '../elements.js';
import { genreName, knownGenres } from '../genres.js';
import { knownOutcomes, outcomeName } from '../outcomes.js';
import { hasFilters } from './song-query.js';

const typingPauseMilliseconds = 350;

const orders = [
  ['tagged desc', 'Newest first'], ['tagged asc', 'Oldest first'],
  ['confidence desc', 'Surest first'], ['confidence asc', 'Least sure first'],
  ['name asc', 'Name, A to Z'], ['name desc', 'Name, Z to A'],
];

export function songFilters({ query, onChange, onClear, signal }) {
  const publishers = h('datalist', { id: 'publishers' });
  const publisher = h('input', { type: 'search', list: 'publishers', autocomplete: 'off', 'data-testid': 'filter-publisher' });
  const genre = choice('filter-genre', [['', 'All genres'], ...knownGenres.map(name => [name, genreName(name)])]);
  const outcome = choice('filter-outcome', [['', 'All outcomes'], ...knownOutcomes.map(name => [name, outcomeName(name)])]);
  const atLeast = percentInput('filter-min-confidence', 'From', '0');
  const atMost = percentInput('filter-max-confidence', 'To', '100');
  const order = choice('filter-order', orders);
  const clear = h('button', { class: 'button button-quiet', type: 'button', onclick: onClear, 'data-testid': 'filter-clear' }, 'Clear filters');

  let timer;
  const report = () => {
    clearTimeout(timer);
    if (!form.reportValidity()) return;
    const [sort, direction] = order.value.split(' ');
    onChange({
      publisher: publisher.value.trim(), genre: genre.value, outcome: outcome.value,
      minConfidence: toShare(atLeast), maxConfidence: toShare(atMost), sort, order: direction,
    });
  };
  const reportSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(report, typingPauseMilliseconds);
  };
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });

  const form = h('form', {
    class: 'song-filters', role: 'search', 'aria-label': 'Filter songs', 'data-testid': 'song-filters',
    onsubmit: event => { event.preventDefault(); report(); },
    oninput: event => (event.target instanceof HTMLSelectElement ? report() : reportSoon()),
  },
  field('Publisher', publisher, publishers), field('Genre', genre), field('Outcome', outcome),
  h('div', { class: 'field', role: 'group', 'aria-label': 'Confidence in percent' }, h('span', {}, 'Confidence, %'),
    h('div', { class: 'song-filters-range' }, atLeast, h('span', { 'aria-hidden': 'true' }, '–'), atMost)),
  field('Order', order));

  /** Shows a query that came from elsewhere: the address, a column's heading, "Clear filters". */
  function set(shown) {
    publisher.value = shown.publisher ?? '';
    genre.value = shown.genre ?? '';
    outcome.value = shown.outcome ?? '';
    atLeast.value = toPercent(shown.minConfidence);
    atMost.value = toPercent(shown.maxConfidence);
    order.value = `${shown.sort} ${shown.order}`;
    offerClear(shown);
  }

  const offerClear = shown => { clear.hidden = !hasFilters(shown); };

  /** Publishers that were seen, as suggestions. */
  function suggest(seen) {
    const known = new Set([...publishers.children].map(option => option.value));
    publishers.append(...[...new Set(seen)].filter(name => !known.has(name)).map(value => h('option', { value })));
  }

  set(query);
  return { element: form, clear, set, offerClear, suggest };
}

const field = (label, input, ...more) => h('label', { class: 'field' }, h('span', {}, label), input, more);

const choice = (testid, options) => h('select', { 'data-testid': testid }, options.map(([value, text]) => h('option', { value }, text)));

const percentInput = (testid, label, placeholder) => h('input', {
  type: 'number', 'aria-label': label, min: 0, max: 100, step: 'any', placeholder, inputmode: 'decimal', 'data-testid': testid,
});

// Percent for people, shares in addresses; toPrecision hides that 0.07 * 100 is 7.000000000000001.
const toShare = input => (input.value === '' ? '' : String(Number((input.valueAsNumber / 100).toPrecision(6))));
const toPercent = share => (share === undefined || Number.isNaN(Number(share)) ? '' : String(Number((Number(share) * 100).toPrecision(6))));
