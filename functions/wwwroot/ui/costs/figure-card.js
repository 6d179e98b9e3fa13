// A card of the headline: one figure with its name, what stands behind it, and its currency, price book and completeness.

import { h } from '../elements.js';
import { valueElement } from './figures.js';

/** complete: whether all of it has a price; left out where there is no cost. */
export function figureCard(costs, { testid, class: extra = '', name, value, complete, details }) {
  return h('div', { class: `card figure ${extra}`, 'data-testid': testid },
    h('h2', { class: 'figure-name' }, name),
    valueElement(value, `${testid}-value`),
    h('div', { class: 'figure-detail' }, details),
    h('p', { class: 'costs-basis' }, basisOf(costs, complete)));
}

/** USD · prices 2026-11-21 · complete. */
function basisOf({ currency, priceBookVersions: books = [], total, grandTotal }, complete) {
  const prices = books.length > 1 ? `${books.length} price books` : books.length === 1 && `prices ${books[0]}`;
  const completeness = complete !== undefined && (total.songs > 0 || grandTotal > 0) && (complete ? 'complete' : 'at least');
  return [currency, prices, completeness].filter(Boolean).join(' · ');
}

export const facts = entries => h('dl', { class: 'facts' },
  entries.filter(Boolean).map(({ name, value, testid }) => [h('dt', {}, name), h('dd', { 'data-testid': testid }, value)]));

export const inWords = text => ({ text, isWords: true });
