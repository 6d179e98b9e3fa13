// People or the service: what a report claims, what its own assumptions come to, and what was measured here, side by side.

import { h, table } from '../elements.js';
import { atLeast, money, number, percent, quantity } from '../format.js';
import { bars } from './breakdown.js';
import { costText, roundMoney, songCount, words } from './figures.js';

const nothing = '–';

export function businessCase({ assumptions, byHand, claim, measured, currency }) {
  return [
    h('div', { class: 'costs-case' },
      h('div', {}, comparison({ byHand, claim, measured, currency }), findings({ claim, measured, currency })),
      rows({ assumptions, byHand, claim, measured, currency })),
    h('p', { class: 'muted small' }, [
      measured && `Measured: ${songCount(measured.basedOnSongs)} of the last 365 days.`,
      '* The report does not say; this is ours.',
      `What the service costs is turned into ${currency} at ${quantity(assumptions.exchangeRate)}.`,
    ].filter(Boolean).join(' ')),
  ];
}

function comparison({ byHand, claim, measured, currency }) {
  const cost = measured?.costPerYear;
  const top = Math.max(claim.byHand, byHand.costPerYear, claim.withService, cost ?? 0);
  const row = (name, value) => ({ name, text: roundMoney(value, currency), share: value / top });
  return [h('h3', {}, 'A year'), bars([
    row('By hand, claimed', claim.byHand),
    row('By hand, computed', byHand.costPerYear),
    row('Service, claimed', claim.withService),
    {
      name: 'Service, measured', share: (cost ?? 0) / top, isHatched: measured && !measured.isComplete,
      text: measured ? costText(cost, measured.isComplete, currency, roundMoney) : words.noSongs,
    },
  ])];
}

function rows({ assumptions, byHand, claim, measured, currency }) {
  const cost = value => measured ? costText(value, measured.isComplete, currency, roundMoney) : words.noSongs;
  const own = value => measured ? value() : words.noSongs;
  const entries = [
    ['Songs a person labels a day', `${number(claim.songsPerDayImplied, 0)} implied`, number(byHand.songsPerDay, 0), nothing],
    ['Hours of listening a day', `${number(claim.hoursPerDayImplied, 2)} implied`, number(assumptions.hoursPerDay, 2), nothing],
    ['People', nothing, number(byHand.people), nothing],
    ['A song by hand', nothing, money(byHand.costPerSong, currency), nothing],
    ['A year by hand', roundMoney(claim.byHand, currency), `${roundMoney(byHand.costPerYear, currency)} (${signed(claim.byHandDifference)})`, nothing],
    ['Seconds of computing a song', nothing, nothing, own(() => quantity(measured.secondsPerSong))],
    ['Songs a core does a day', nothing, nothing, own(() => number(measured.songsPerDay, 0))],
    ['A song with the service', `${money(claim.withServicePerSong, currency)} allowed`, nothing, cost(measured?.costPerSong)],
    ['Idle a year', nothing, nothing, cost(measured?.idlePerYear)],
    ['A year with the service', roundMoney(claim.withService, currency), 'nothing leads there', cost(measured?.costPerYear)],
    ['Saved a year', roundMoney(claim.saving, currency), nothing, atMost(measured, measured?.saving, value => roundMoney(value, currency))],
    ['Times cheaper', number(claim.timesCheaper, 2), nothing, atMost(measured, measured?.timesCheaper, quantity)],
  ];
  return table({
    caption: 'Claimed, computed and measured',
    testid: 'costs-case-table',
    rows: entries,
    columns: [
      { title: 'What', header: true, cell: ([name]) => name },
      { title: 'Claimed', number: true, cell: ([, claimed]) => claimed },
      { title: 'Computed', number: true, cell: ([, , computed]) => computed },
      { title: 'Measured', number: true, cell: ([, , , value]) => value },
    ],
  });
}

/** What follows from a cost that is "at least" is "at most". */
function atMost(measured, value, write) {
  if (!measured) return words.noSongs;
  if (value === undefined || value === null) return words.noPrice;
  return measured.isComplete ? write(value) : `at most ${write(value)}`;
}

function findings({ claim, measured, currency }) {
  const difference = percent(Math.abs(claim.byHandDifference), { digits: 1 });
  const share = measured?.shareOfClaim;
  return h('ul', { class: 'costs-findings' },
    h('li', {}, Math.abs(claim.byHandDifference) < 0.0005
      ? 'The claim by hand is what these assumptions come to.'
      : `By hand, these assumptions come to ${difference} ${claim.byHandDifference > 0 ? 'more' : 'less'} than is claimed.`),
    h('li', {}, 'No assumption leads to the claim for a service: it can be held against what is measured, and not computed.'),
    share !== undefined && h('li', {}, `Measured, the service takes ${atLeast(percent(share, { digits: 1 }), measured.isComplete)} of what is claimed for one: `,
      `${costText(measured.costPerYear, measured.isComplete, currency, roundMoney)} a year.`),
    h('li', {}, 'Neither side has what both need: checking labels, machines for people, writing the service.'));
}

const signed = share => new Intl.NumberFormat(undefined, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 1 }).format(share);
