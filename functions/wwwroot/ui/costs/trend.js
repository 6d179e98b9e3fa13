// Costs day by day: songs and idle stacked, the budget's daily share as a line, and below them how many songs there were.

import { table } from '../elements.js';
import { money, number } from '../format.js';
import { canvasChart } from './chart-kit.js';
import { chartFrame } from './chart-frame.js';
import { costText, songCount, words } from './figures.js';
import { dayText } from './range.js';
import { svg } from './svg.js';
import { trendConfiguration } from './trend-chart.js';

/** A budget so far above the costs would press them flat: it is said in words then. */
const budgetInSight = 3;

export function trend(costs, { today, announce, signal }) {
  const { currency } = costs;
  const days = costs.groups.filter(group => group.key <= today);
  const highest = Math.max(0, ...days.map(spent));
  const hasIdle = days.some(day => day.idle > 0);
  // The budget is everybody's: beside one publisher's costs it would say nothing.
  const budget = costs.publisher ? undefined : costs.budget?.perDay;
  const perDay = budget > 0 && budget <= highest * budgetInSight ? budget : undefined;
  const summary = summaryOf(costs, days, highest, perDay === undefined ? budget : undefined);
  return chartFrame({
    testid: 'costs-trend-chart',
    summary,
    chart: canvasChart({
      label: `Costs day by day. ${summary}`,
      configure: inks => trendConfiguration({ currency, days, today, highest, hasIdle, perDay }, inks),
      spoken: index => `${dayText(days[index].key)}: ${spokenDay(days[index], currency)}`,
      announce,
      signal,
    }),
    key: [
      highest > 0 && [swatch({ class: 'costs-fill' }), 'Cost of songs'],
      hasIdle && [swatch({ class: 'costs-idle', fill: 'url(#costs-hatch-idle)' }), 'Idle: no song was there'],
      perDay !== undefined && [dashes(), `Budget a day, ${money(perDay, currency)}`],
      [dots(), 'Songs tagged'],
    ].filter(Boolean),
    table: table({
      caption: 'Costs day by day',
      rows: days.toReversed(),
      columns: [
        { title: 'Day (UTC)', header: true, cell: day => dayText(day.key) },
        { title: 'Songs', number: true, cell: day => number(day.songs, 0) },
        { title: 'Cost of songs', number: true, cell: day => day.songs ? costText(day.cost, day.complete, currency) : '–' },
        { title: 'A song', number: true, cell: day => day.songs ? costText(day.mean, day.complete, currency) : '–' },
        { title: 'Of it retries', number: true, cell: day => money(day.songs ? day.retryCost : undefined, currency) },
        { title: 'Idle', number: true, cell: day => money(day.idle, currency) },
      ],
    }),
  });
}

const spent = day => day.cost + (day.idle ?? 0);

function summaryOf({ currency, idle }, days, highest, budgetOutOfSight) {
  if (days.length === 0) return 'These days are yet to come.';
  const without = days.filter(day => day.songs === 0).length;
  if (without === days.length && highest === 0) return `${words.noSongs[0].toUpperCase()}${words.noSongs.slice(1)}.`;
  const dearest = days.find(day => spent(day) === highest);
  return [
    highest > 0
      ? `The dearest day was ${dayText(dearest.key)} with ${costText(highest, dearest.complete && idle.complete, currency)}${dearest.songs > 0 ? ` and ${songCount(dearest.songs)}` : ' for waiting'}.`
      : 'None of it has a price; the line shows the songs.',
    without === days.length ? 'No day had songs.' : without > 0 && `${without === 1 ? 'One day' : `${without} days`} of ${days.length} had no songs.`,
    highest > 0 && budgetOutOfSight > 0 && `The budget’s share of a day, ${money(budgetOutOfSight, currency)}, lies far above.`,
  ].filter(Boolean).join(' ');
}

function spokenDay(day, currency) {
  const idle = day.idle > 0 ? `, idle ${money(day.idle, currency)}` : '';
  return day.songs === 0 ? `no songs${idle}` : `${songCount(day.songs)} for ${costText(day.cost, day.complete, currency)}${idle}`;
}

const sign = (...shapes) => svg('svg', { class: 'costs-sign', width: 20, height: 12, 'aria-hidden': 'true' }, shapes);
const swatch = look => sign(svg('rect', { ...look, x: 4, width: 12, height: 12, rx: 2 }));
const dashes = () => sign(svg('line', { class: 'costs-budget-line', x1: 0, x2: 20, y1: 6, y2: 6 }));
const dots = () => sign(svg('line', { class: 'costs-count-line', x1: 0, x2: 20, y1: 6, y2: 6 }), svg('circle', { class: 'costs-count-dot', cx: 10, cy: 6, r: 3.5 }));
