// What a year of songs would cost: here, on the other plans, and by hand.

import { h, table } from '../elements.js';
import { money, number, percent, quantity } from '../format.js';
import { bars } from './breakdown.js';
import { chartFrame } from './chart-frame.js';
import { costText, figure, roundMoney, valueElement } from './figures.js';

const planNames = {
  'flex': 'Flex Consumption', 'premium': 'Elastic Premium', 'container-apps': 'Container Apps', 'container-apps-gpu-t4': 'Container Apps, T4 GPU',
  'container-apps-gpu-a100': 'Container Apps, A100 GPU', 'local': 'A machine of your own',
};

export function forecast({ year, people }) {
  const isMeasured = year.basedOnSongs > 0;
  const { instances } = year;
  const value = amount => figure(amount, !isMeasured ? 'noSongs' : year.complete ? 'exact' : 'atLeast', year.currency, roundMoney);
  const idle = year.idleCost === undefined ? value() : figure(year.idleCost, year.complete ? 'exact' : 'atLeast', year.currency, roundMoney);
  // What waiting costs may have no price where songs have one.
  const [total, of] = year.total === undefined ? [year.songsCost, 'songs, without the idle'] : [year.total, 'songs and the idle'];
  return [
    h('div', { class: 'costs-forecast' },
      h('div', { class: 'figure-row', 'data-testid': 'costs-forecast-figures' },
        fact('A year', value(total), isMeasured ? `${number(year.songsPerYear, 0)} ${of}` : 'Tag some songs, and this is measured.', 'costs-forecast-total'),
        fact('A song', value(year.perSong), isMeasured && `the average of ${number(year.basedOnSongs, 0)} songs`, 'costs-forecast-song'),
        fact('Idle a year', idle, 'as much a day as in these days', 'costs-forecast-idle'),
        fact('Songs a day', { text: number(year.songsPerDay, 0) },
          instances !== undefined && `keep ${quantity(instances)} ${instances === 1 ? 'instance' : 'instances'} busy all year`, 'costs-forecast-day')),
      people && byHand(year, people)),
    year.plans.length > 0 && plans(year),
  ];
}

function byHand(year, { assumptions, byHand: hand, currency }) {
  const isOther = currency !== year.currency;
  const rate = isOther ? assumptions.exchangeRate : 1;
  const figureOf = text => h('strong', { class: 'number' }, text);
  const times = year.total > 0 ? hand.costPerYear / rate / year.total : undefined;
  return h('div', { class: 'note costs-by-hand', 'data-testid': 'costs-by-hand' },
    h('h3', {}, 'The same by hand'),
    h('p', {}, figureOf(roundMoney(hand.costPerYear / rate, year.currency)), ' a year, ', figureOf(money(hand.costPerSong / rate, year.currency)), ' a song'),
    isOther && h('p', { class: 'small muted' }, `${roundMoney(hand.costPerYear, currency)} a year and ${money(hand.costPerSong, currency)} a song, `,
      `at ${quantity(rate)} ${currency} for 1 ${year.currency}.`),
    h('p', { class: 'small muted' }, `${number(hand.people)} people, each listening to ${number(hand.songsPerDay, 0)} songs a day.`,
      times && ` That is ${year.complete ? '' : 'at most '}${quantity(times)} times the service.`));
}

function plans(year) {
  const shown = year.plans.map(plan => ({ ...plan, cost: plan.total ?? songsOnly(plan, year) }))
    .sort((one, other) => (one.cost ?? Infinity) - (other.cost ?? Infinity));
  const current = shown.find(plan => plan.plan === year.plan);
  const top = Math.max(...shown.map(plan => plan.cost ?? 0));
  const incomplete = shown.filter(plan => !plan.complete).length;
  const name = plan => [planNames[plan.plan] ?? plan.plan, plan === current && h('span', { class: 'badge' }, 'in use')];
  const cost = plan => costText(plan.cost, plan.complete, year.currency, roundMoney);
  const lacking = incomplete === 1 ? 'One of them lacks' : incomplete === shown.length ? 'All of them lack' : `${incomplete} of them lack`;
  return h('div', { class: 'costs-plans' },
    h('h3', {}, 'The same songs on every plan'),
    chartFrame({
      testid: 'costs-plans-chart',
      summary: `Waiting is included, by each plan’s own rule. ${incomplete === 0
        ? 'Everything has a price, so these can be compared.'
        : `${lacking} a price: hatched bars are “at least”, and may be longer.`}`,
      chart: bars(shown.map(plan => ({
        name: name(plan), text: cost(plan), part: plan.perSong === undefined ? undefined : `${money(plan.perSong, year.currency)} a song`,
        share: top > 0 ? (plan.cost ?? 0) / top : 0, isHatched: !plan.complete,
      }))),
      table: table({
        caption: 'The same songs on every plan',
        rows: shown,
        columns: [
          { title: 'Plan', header: true, cell: name },
          { title: 'A song', number: true, cell: plan => costText(plan.perSong, plan.complete, year.currency) },
          { title: 'Idle a year', number: true, cell: plan => costText(plan.idleCost, plan.complete, year.currency, roundMoney) },
          { title: 'A year', number: true, cell: cost },
          { title: 'Against the plan in use', number: true, cell: plan => percent(shareOf(plan, current)) },
          { title: 'Priced', cell: plan => plan.complete ? 'in full' : 'in part' },
        ],
      }),
    }));
}

/** What songs cost at least, where waiting has no price. */
const songsOnly = (plan, year) => plan.perSong === undefined ? undefined : plan.perSong * year.songsPerYear;

/** Two costs that are incomplete cannot be compared. */
const shareOf = (plan, current) => plan.complete && current?.complete && current.cost > 0 ? plan.cost / current.cost : undefined;

function fact(name, value, detail, testid) {
  return h('div', { class: 'figure', 'data-testid': testid },
    h('p', { class: 'figure-name' }, name), valueElement(value, `${testid}-value`), detail && h('p', { class: 'figure-detail' }, detail));
}
