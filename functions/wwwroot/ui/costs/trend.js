// Costs day by day: songs and idle stacked, the budget's daily share as a line, and below them how many songs there were.

import { h, table } from '../elements.js';
import { money, number } from '../format.js';
import { canvasChart, hatch } from './chart-kit.js';
import { chartFrame } from './chart-frame.js';
import { axisMoney, costText, words } from './figures.js';
import { dayText, shortDayText } from './range.js';
import { svg } from './svg.js';

/** A budget so far above the costs would press them flat: it is said in words then. */
const budgetInSight = 3;

/** Two steps, and room that keeps the topmost tick away from the lowest one of the costs. */
const songsAxisSteps = 2.5;

export function trend(costs, { today, announce, signal }) {
  const days = costs.groups.filter(group => group.key <= today);
  const highest = Math.max(0, ...days.map(day => day.cost + (day.idle ?? 0)));
  // The budget is everybody's: beside one publisher's costs it would say nothing.
  const perDay = costs.publisher ? undefined : costs.budget?.perDay;
  const hasIdle = days.some(day => day.idle > 0);
  const showsBudget = perDay > 0 && perDay <= highest * budgetInSight;
  const summary = summaryOf(costs, days, { perDay, showsBudget, highest });
  return chartFrame({
    testid: 'costs-trend-chart',
    summary,
    chart: canvasChart({
      label: `Costs day by day. ${summary}`,
      configure: inks => configuration({ costs, days, highest, hasIdle, perDay: showsBudget ? perDay : undefined, today, inks }),
      spoken: index => `${dayText(days[index].key)}: ${spokenDay(days[index], costs.currency)}`,
      announce,
      signal,
    }),
    key: [
      ...highest > 0 ? [[swatch({ class: 'costs-fill' }), 'Cost of songs']] : [],
      ...hasIdle ? [[swatch({ class: 'costs-idle', fill: 'url(#costs-hatch-idle)' }), 'Idle: no song was there']] : [],
      ...showsBudget ? [[dashes(), `Budget a day, ${money(perDay, costs.currency)}`]] : [], [dots(), 'Songs tagged'],
    ],
    table: table({
      caption: 'Costs day by day',
      rows: days.toReversed(),
      columns: [
        { title: 'Day (UTC)', header: true, cell: day => dayText(day.key) },
        { title: 'Songs', number: true, cell: day => number(day.songs, 0) },
        { title: 'Cost of songs', number: true, cell: day => day.songs ? costText(day.cost, day.complete, costs.currency) : '–' },
        { title: 'A song', number: true, cell: day => day.songs ? costText(day.mean, day.complete, costs.currency) : '–' },
        { title: 'Of it retries', number: true, cell: day => money(day.songs ? day.retryCost : undefined, costs.currency) },
        { title: 'Idle', number: true, cell: day => money(day.idle, costs.currency) },
      ],
    }),
  });
}

function summaryOf({ currency }, days, { perDay, showsBudget, highest }) {
  if (days.length === 0) return 'These days are yet to come.';
  const without = days.filter(day => day.songs === 0).length;
  const dearest = days.find(day => day.cost + (day.idle ?? 0) === highest);
  return [
    highest > 0 && `The dearest day was ${dayText(dearest.key)} with ${costText(highest, dearest.complete, currency)} and ${plural(dearest.songs, 'song')}.`,
    highest === 0 && days.some(day => day.songs > 0) && 'None of it has a price; the line shows the songs.',
    without > 0 && without < days.length && `${without === 1 ? 'One day' : `${without} days`} of ${days.length} had no songs.`,
    without === days.length && words.noSongs[0].toUpperCase() + `${words.noSongs.slice(1)}.`,
    perDay > 0 && highest > 0 && !showsBudget && `The budget’s share of a day, ${money(perDay, currency)}, lies far above.`,
  ].filter(Boolean).join(' ');
}

function spokenDay(day, currency) {
  const idle = day.idle > 0 ? `, idle ${money(day.idle, currency)}` : '';
  return day.songs === 0 ? `no songs${idle}` : `${plural(day.songs, 'song')} for ${costText(day.cost, day.complete, currency)}${idle}`;
}

function configuration({ costs, days, highest, hasIdle, perDay, today, inks }) {
  const { currency } = costs;
  const writeCost = axisMoney(Math.max(perDay ?? 0, highest), currency);
  const axis = { border: { display: false }, grid: { color: inks.line, drawTicks: false }, ticks: { color: inks.inkSoft, padding: 8, font: { size: 12, family: inks.font } } };
  const step = songsStep(Math.max(1, ...days.map(day => day.songs)));
  const title = { display: true, color: inks.inkSoft, font: { size: 12, family: inks.font } };
  const bars = { type: 'bar', yAxisID: 'cost', stack: 'cost', maxBarThickness: 40, categoryPercentage: 0.86, barPercentage: 0.94 };
  return {
    data: {
      labels: days.map(day => day.key),
      datasets: [
        ...highest > 0 ? [{ ...bars, label: 'Songs', data: days.map(day => day.cost), backgroundColor: inks.songs, hoverBackgroundColor: inks.songs }] : [],
        ...hasIdle ? [{
          ...bars, label: 'Idle', data: days.map(day => day.idle ?? 0), backgroundColor: hatch(inks.idle, inks.surface), hoverBackgroundColor: hatch(inks.ink, inks.surface), borderColor: inks.idle, borderWidth: 1,
        }] : [],
        ...perDay === undefined ? [] : [{
          type: 'line', label: 'Budget', yAxisID: 'cost', data: days.map(() => perDay), borderColor: inks.budget, borderWidth: 2, borderDash: [6, 4], pointRadius: 0, pointHoverRadius: 0,
        }],
        // Days without songs are gaps: a line down to nought would look like a measurement.
        {
          type: 'line', label: 'Songs tagged', yAxisID: 'songs', data: days.map(day => day.songs > 0 ? day.songs : null), spanGaps: false, clip: false, borderColor: inks.count, backgroundColor: inks.count,
          borderWidth: 2, pointRadius: days.length > 45 ? 1.5 : 2.5, pointHoverRadius: 5, pointHoverBackgroundColor: inks.count,
        },
      ],
    },
    options: {
      animation: false, // What moves says nothing here.
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: { ...axis, stacked: true, grid: { display: false }, ticks: { ...axis.ticks, maxRotation: 0, autoSkipPadding: 14, callback: (_, index) => shortDayText(days[index].key) } },
        songs: {
          ...axis, title: { ...title, text: 'Songs' }, stack: 'rows', stackWeight: 1, min: 0, max: step * songsAxisSteps, ticks: { ...axis.ticks, callback: value => compact.format(value) },
          afterBuildTicks: scale => { scale.ticks = [0, step, 2 * step].map(value => ({ value })); },
        },
        ...highest > 0 && { cost: { ...axis, title: { ...title, text: currency }, stack: 'rows', stackWeight: 3, stacked: true, beginAtZero: true, grace: '4%', ticks: { ...axis.ticks, maxTicksLimit: 6, callback: value => writeCost(value) } } },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: inks.ink, titleColor: inks.surface, bodyColor: inks.surface, padding: 10, boxPadding: 6, displayColors: false,
          titleFont: { family: inks.font }, bodyFont: { family: inks.font },
          callbacks: {
            title: ([item]) => item && dayText(days[item.dataIndex].key) + (days[item.dataIndex].key === today ? ' (so far)' : ''),
            label: item => labelOf(item.dataset.label, days[item.dataIndex], perDay, currency),
          },
        },
      },
    },
  };
}

function labelOf(series, day, perDay, currency) {
  switch (series) {
    case 'Songs': return day.songs ? `Songs: ${costText(day.cost, day.complete, currency)}` : 'Songs: none';
    case 'Idle': return `Idle: ${money(day.idle ?? 0, currency)}`;
    case 'Budget': return `Budget a day: ${money(perDay, currency)}`;
    default: return `${plural(day.songs, 'song')} tagged`;
  }
}

/** A round number of which at most twice is reached: 1, 2 or 5, and as many noughts as it takes. */
function songsStep(most) {
  const power = 10 ** Math.floor(Math.log10(most / 2));
  return Math.max(1, power * [1, 2, 5, 10].find(factor => factor * power * 2 >= most));
}

const plural = (count, noun) => `${number(count, 0)} ${noun}${count === 1 ? '' : 's'}`;
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const sign = (...shapes) => svg('svg', { class: 'costs-sign', width: 20, height: 12, 'aria-hidden': 'true' }, shapes);
const swatch = look => sign(svg('rect', { ...look, x: 4, width: 12, height: 12, rx: 2 }));
const dashes = () => sign(svg('line', { class: 'costs-budget-line', x1: 0, x2: 20, y1: 6, y2: 6 }));
const dots = () => sign(svg('line', { class: 'costs-count-line', x1: 0, x2: 20, y1: 6, y2: 6 }), svg('circle', { class: 'costs-count-dot', cx: 10, cy: 6, r: 3.5 }));
