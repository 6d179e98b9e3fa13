// The figures that most people come for, each with its currency, its price book and whether it is all there is.

import { h, table } from '../elements.js';
import { atLeast, money, number, percent } from '../format.js';
import { budgetAt } from './budget.js';
import { costText, figure, knowledgeOf, valueElement, words } from './figures.js';
import { dayOf, monthText } from './range.js';
import { bar, svg } from './svg.js';

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
  return h('div', { class: 'costs-figures costs-waiting', 'data-testid': 'skeleton' }, names.map((name, index) =>
    h('div', { class: `card figure${index === 0 ? ' costs-hero' : ''}` }, h('h2', { class: 'figure-name' }, name), h('span', { class: 'skeleton', 'aria-hidden': 'true' }))));
}

function songCard(costs) {
  const { total, currency } = costs;
  const known = knowledgeOf(total);
  const hasAmounts = known === 'exact' || known === 'atLeast';
  return figureCard(costs, {
    testid: 'costs-per-song', class: 'costs-hero', name: 'A typical song costs', value: figure(total.median, known, currency), complete: total.complete,
    details: hasAmounts
      ? [spread(total), h('dl', { class: 'facts' },
        fact([sign(svg('rect', { class: 'costs-fill', width: 12, height: 12, rx: 2 })), 'Half cost up to'], costText(total.median, total.complete, currency), 'costs-median'),
        fact([sign(svg('line', { class: 'costs-spread-mean', x1: 6, x2: 6, y1: 0, y2: 12 })), 'Average'], costText(total.mean, total.complete, currency), 'costs-mean'),
        fact([sign(svg('rect', { class: 'costs-spread-most', width: 12, height: 12, rx: 2 })), '95 of 100 cost up to'], costText(total.p95, total.complete, currency), 'costs-p95'),
        total.audioSeconds > 0 && fact('An hour of audio', costText(total.cost / total.audioSeconds * secondsPerHour, total.complete, currency), 'costs-per-hour'))]
      : known === 'noSongs' ? 'Half of the songs cost no more than this, once there are songs.' : 'What was used has no price yet; below is what is missing.',
  });
}

/** Where typical, average and dear lie, on a line from nought to a little beyond the dear. */
function spread({ median, mean, p95 }) {
  const end = 1.06 * Math.max(median, mean, p95);
  const at = cost => `${(100 * cost / end).toFixed(2)}%`;
  return end > 0 && svg('svg', { class: 'costs-spread', width: '100%', height: 26, 'aria-hidden': 'true', focusable: 'false' },
    svg('rect', { class: 'costs-track', width: '100%', height: 10, y: 8, rx: 3 }),
    svg('rect', { class: 'costs-spread-most', width: at(p95), height: 10, y: 8, rx: 3 }),
    svg('rect', { class: 'costs-fill', width: at(median), height: 10, y: 8, rx: 3 }),
    svg('line', { class: 'costs-spread-mean', x1: at(mean), x2: at(mean), y1: 2, y2: 24 }));
}

function thousandCard(costs) {
  const { total, currency } = costs;
  return figureCard(costs, {
    testid: 'costs-per-1000', name: '1,000 songs', value: figure(total.per1000, knowledgeOf(total), currency), complete: total.complete, details: 'at the average, without idle',
  });
}

function totalCard(costs) {
  const { total, idle, currency } = costs;
  const known = costs.grandTotal > 0 ? (costs.complete ? 'exact' : 'atLeast') : knowledgeOf(total);
  return figureCard(costs, {
    testid: 'costs-total', name: 'In total', value: figure(costs.grandTotal, known, currency), complete: costs.complete,
    details: costs.publisher ? 'songs, without idle' : known === 'exact' || known === 'atLeast' ? `songs ${money(total.cost, currency)} + idle ${money(idle.cost, currency)}` : 'songs and idle',
  });
}

function countCard(costs) {
  const { total } = costs;
  return figureCard(costs, {
    testid: 'costs-songs', name: 'Songs', value: total.songs === 0 ? { text: words.noSongs, isWords: true } : { text: number(total.songs, 0) }, complete: total.complete,
    details: `${number(total.audioSeconds / secondsPerHour)} hours of audio, ${number(total.segments, 0)} segments`,
  });
}

function idleCard(costs) {
  const { idle, currency } = costs;
  const isUnpriced = !idle.complete && !idle.cost;
  if (costs.publisher)
    return figureCard(costs, { testid: 'costs-idle-share', name: 'Idle', value: { text: 'not theirs', isWords: true }, details: 'waiting belongs to no publisher' });
  return figureCard(costs, {
    testid: 'costs-idle-share', name: 'Idle', complete: idle.complete,
    value: isUnpriced ? { text: words.noPrice, isWords: true } : idle.share === undefined ? { text: 'nothing yet', isWords: true } : { text: percent(idle.share, { digits: 1 }) },
    details: isUnpriced ? 'waiting for songs' : `${costText(idle.cost, idle.complete, currency)} for waiting`,
  });
}

function retriesCard(costs) {
  const { total, currency } = costs;
  const known = knowledgeOf(total);
  const hasShare = total.retryShare !== undefined && known !== 'noPrice' && known !== 'noSongs';
  return figureCard(costs, {
    testid: 'costs-retry-share', name: 'Retries', complete: total.complete,
    value: hasShare ? { text: percent(total.retryShare, { digits: 1 }) } : { text: words[known] ?? words.noPrice, isWords: true },
    details: known === 'noSongs' ? 'work done twice' : `${hasShare ? `${costText(total.retryCost, total.complete, currency)}, ` : ''}${number(total.retriedSongs, 0)} ${total.retriedSongs === 1 ? 'song' : 'songs'}`,
  });
}

function budgetCard(costs, now) {
  const { budget, currency } = costs;
  const name = `Budget of ${monthText(dayOf(now).slice(0, 7))}`;
  if (!budget)
    return figureCard(costs, { testid: 'costs-budget', name, value: { text: 'none set', isWords: true }, details: ['The setting ', h('code', {}, 'Costs__MonthlyBudget'), ' sets one.'] });

  const state = budgetAt(budget, now);
  const { complete } = budget;
  return figureCard(costs, {
    testid: 'costs-budget', class: `costs-budget-${state.state}`, name, complete,
    value: { text: `${percent(state.share)} spent`, before: complete ? '' : 'at least' },
    details: [
      bar(state.share, { class: 'costs-spent' }),
      h('span', {}, `${atLeast(money(budget.spentThisMonth, currency), complete)} of ${money(budget.monthly, currency)}${costs.publisher ? ', by everybody' : ''}. ${outlook(state, currency)}`),
    ],
  });
}

function outlook(state, currency) {
  if (state.share === 0) return '';
  if (state.state === 'over') return 'It is used up.';
  if (state.projected === undefined) return 'Too early to say where that leads.';
  const leads = `On course for ${money(state.projected, currency)}`;
  return state.lastsUntil ? `${leads}: used up on day ${state.lastsUntil}.` : `${leads}.`;
}

function figureCard(costs, { testid, class: extra = '', name, value, complete, details }) {
  return h('div', { class: `card figure ${extra}`, 'data-testid': testid },
    h('h2', { class: 'figure-name' }, name),
    valueElement(value, `${testid}-value`),
    h('div', { class: 'figure-detail' }, details),
    h('p', { class: 'costs-basis' }, basisOf(costs, complete)));
}

/** USD · prices 2026-11-21 · complete. */
function basisOf(costs, complete) {
  const books = costs.priceBookVersions ?? [];
  const prices = books.length === 0 ? null : books.length === 1 ? `prices ${books[0]}` : `${books.length} price books`;
  return [costs.currency, prices, complete === undefined || costs.total.songs === 0 ? null : complete ? 'complete' : 'at least'].filter(Boolean).join(' · ');
}

const sign = shape => svg('svg', { class: 'costs-sign', width: 12, height: 12, 'aria-hidden': 'true' }, shape);

function fact(name, value, testid) {
  return [h('dt', {}, name), h('dd', { 'data-testid': testid }, value)];
}

/** What the figures rest on; and where something has no price, what that is. */
function provenance(costs) {
  const books = costs.priceBookVersions ?? [];
  const basis = h('p', { class: 'muted small', 'data-testid': 'costs-basis' },
    `Estimates by list prices${costs.region ? ` of ${costs.region}` : ''} in ${costs.currency}${books.length ? `, price book ${books.join(', ')}` : ''}, for the plan ${costs.plan}; not a bill. `,
    costs.otherCurrencies ? `Costs in ${costs.otherCurrencies.join(', ')} are left out. ` : '',
    costs.quantileError ? `The typical song and the 95 of 100 are within ${percent(costs.quantileError)}. ` : '', 'Days are UTC.');
  return costs.unpriced.length === 0 ? basis : [unpricedNote(costs), basis];
}

function unpricedNote({ unpriced }) {
  return h('details', { class: 'note note-warn costs-unpriced', 'data-testid': 'costs-unpriced' },
    h('summary', {}, h('strong', {}, 'These costs are “at least”: '), unpriced.length === 1 ? 'one thing that was used has no price.' : `${unpriced.length} things that were used have no price.`),
    table({
      caption: 'What has no price',
      testid: 'costs-unpriced-table',
      rows: unpriced,
      columns: [
        { title: 'Meter', header: true, cell: use => use.skuMeter },
        { title: 'Service', cell: use => use.serviceName },
        { title: 'Songs', number: true, cell: use => use.songs > 0 ? number(use.songs, 0) : 'idle only' },
        { title: 'Why', cell: use => use.reason },
        { title: 'Key in the price book', cell: use => h('code', {}, use.key) },
      ],
    }),
    h('p', { class: 'small' }, unpriced.some(use => use.key === 'local.machine')
      ? ['What an hour of your own machine costs is for you to say: the setting ', h('code', {}, 'Costs__MachineHour'), ', for example 0.20. ']
      : ['One line in a price book of your own, named by the setting ', h('code', {}, 'Costs__PriceBook'), ', adds a price. '],
    'It counts for songs tagged from then on.'));
}
