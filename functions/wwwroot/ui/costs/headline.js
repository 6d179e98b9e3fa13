// The figures that most people come for, and what they rest on.

import { h } from '../elements.js';
import { money, number, percent } from '../format.js';
import { budgetCard } from './budget-card.js';
import { figureCard, inWords } from './figure-card.js';
import { costText, figure, knowledgeOf, songCount, words } from './figures.js';
import { provenance } from './provenance.js';
import { songCard } from './song-card.js';

const secondsPerHour = 3600;

export function headline(costs, now) {
  return [
    h('div', { class: 'costs-figures', 'data-testid': 'costs-headline' },
      songCard(costs), thousandCard(costs), totalCard(costs), countCard(costs), idleCard(costs), retriesCard(costs), budgetCard(costs, now)),
    provenance(costs),
  ];
}

/** The cards before their figures are there, in the same places. */
export function headlinePlaceholder() {
  const names = ['A typical song costs', '1,000 songs', 'In total', 'Songs', 'Idle', 'Retries', 'Budget'];
  return h('div', { class: 'costs-figures costs-waiting', 'data-testid': 'skeleton' },
    names.map((name, index) => h('div', { class: index === 0 ? 'card figure costs-hero' : 'card figure' },
      h('h2', { class: 'figure-name' }, name), h('span', { class: 'skeleton', 'aria-hidden': 'true' }))));
}

function thousandCard(costs) {
  const { total, currency } = costs;
  const value = figure(total.per1000, knowledgeOf(total), currency);
  return figureCard(costs, { testid: 'costs-per-1000', name: '1,000 songs', value, complete: total.complete, details: 'at the average, without idle' });
}

function totalCard(costs) {
  const { total, idle, grandTotal, complete, currency } = costs;
  // Idle costs without a song, too.
  const known = grandTotal > 0 ? (complete ? 'exact' : 'atLeast') : knowledgeOf(total);
  const parts = grandTotal > 0 ? `songs ${money(total.cost, currency)} + idle ${money(idle.cost, currency)}` : 'songs and idle';
  return figureCard(costs, {
    testid: 'costs-total', name: 'In total', value: figure(grandTotal, known, currency), complete, details: costs.publisher ? 'songs, without idle' : parts,
  });
}

function countCard(costs) {
  const { total } = costs;
  return figureCard(costs, {
    testid: 'costs-songs', name: 'Songs', complete: total.complete,
    value: total.songs === 0 ? inWords(words.noSongs) : { text: number(total.songs, 0) },
    details: `${number(total.audioSeconds / secondsPerHour)} hours of audio, ${number(total.segments, 0)} segments`,
  });
}

function idleCard(costs) {
  const { idle, currency } = costs;
  const card = { testid: 'costs-idle-share', name: 'Idle' };
  if (costs.publisher) return figureCard(costs, { ...card, value: inWords('not theirs'), details: 'waiting belongs to no publisher' });
  if (!idle.complete && !idle.cost) return figureCard(costs, { ...card, value: inWords(words.noPrice), complete: false, details: 'waiting for songs' });
  return figureCard(costs, {
    ...card,
    value: idle.share === undefined ? inWords('nothing yet') : { text: percent(idle.share, { digits: 1 }) },
    complete: idle.complete,
    details: `${costText(idle.cost, idle.complete, currency)} for waiting`,
  });
}

function retriesCard(costs) {
  const { total, currency } = costs;
  const card = { testid: 'costs-retry-share', name: 'Retries', complete: total.complete };
  const known = knowledgeOf(total);
  if (known === 'noSongs') return figureCard(costs, { ...card, value: inWords(words.noSongs), details: 'work done twice' });
  if (known === 'noPrice') return figureCard(costs, { ...card, value: inWords(words.noPrice), details: songCount(total.retriedSongs) });
  return figureCard(costs, {
    ...card,
    value: { text: percent(total.retryShare ?? 0, { digits: 1 }) },
    details: `${costText(total.retryCost, total.complete, currency)}, ${songCount(total.retriedSongs)}`,
  });
}
