// The picture of the trend, as Chart.js wants it: costs above, songs below, one axis of days.

import { money } from '../format.js';
import { hatch } from './chart-kit.js';
import { axisMoney, costText, songCount } from './figures.js';
import { dayText, shortDayText } from './range.js';

/** Two steps, and room that keeps the topmost tick away from the lowest one of the costs. */
const songsAxisSteps = 3;

/** shown: { currency, days, today, highest, hasIdle, perDay }; perDay is the budget's line, or undefined. */
export function trendConfiguration(shown, inks) {
  const { days } = shown;
  return {
    data: { labels: days.map(day => day.key), datasets: datasets(shown, inks) },
    options: {
      animation: false, // What moves says nothing here.
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      scales: scales(shown, inks),
      plugins: { legend: { display: false }, tooltip: tooltip(shown, inks) },
    },
  };
}

function datasets({ days, highest, hasIdle, perDay }, inks) {
  const bars = { type: 'bar', yAxisID: 'cost', stack: 'cost', maxBarThickness: 40, categoryPercentage: 0.86, barPercentage: 0.94 };
  const songs = { ...bars, label: 'Songs', data: days.map(day => day.cost), backgroundColor: inks.songs, hoverBackgroundColor: inks.songs };
  const idle = {
    ...bars, label: 'Idle', data: days.map(day => day.idle ?? 0), borderColor: inks.idle, borderWidth: 1,
    backgroundColor: hatch(inks.idle, inks.surface), hoverBackgroundColor: hatch(inks.ink, inks.surface),
  };
  const budget = {
    type: 'line', label: 'Budget', yAxisID: 'cost', data: days.map(() => perDay), borderColor: inks.budget, borderWidth: 2, borderDash: [6, 4], pointRadius: 0, pointHoverRadius: 0,
  };
  // Days without songs are gaps: a line down to nought would look like a measurement.
  const count = {
    type: 'line', label: 'Songs tagged', yAxisID: 'songs', data: days.map(day => day.songs > 0 ? day.songs : null), spanGaps: false, clip: false,
    borderColor: inks.count, borderWidth: 2, backgroundColor: inks.count, pointRadius: days.length > 45 ? 1.5 : 2.5, pointHoverRadius: 5, pointHoverBackgroundColor: inks.count,
  };
  return [highest > 0 && songs, hasIdle && idle, perDay !== undefined && budget, count].filter(Boolean);
}

function scales({ currency, days, highest, perDay }, inks) {
  const font = { size: 12, family: inks.font };
  const ticks = { color: inks.inkSoft, padding: 8, font };
  const axis = { border: { display: false }, grid: { color: inks.line, drawTicks: false }, ticks };
  const row = (text, weight) => ({ ...axis, stack: 'rows', stackWeight: weight, title: { display: true, text, color: inks.inkSoft, font } });
  const step = songsStep(Math.max(1, ...days.map(day => day.songs)));
  const writeCost = axisMoney(Math.max(perDay ?? 0, highest), currency);
  return {
    x: { ...axis, stacked: true, grid: { display: false }, ticks: { ...ticks, maxRotation: 0, autoSkipPadding: 14, callback: (_, index) => shortDayText(days[index].key) } },
    songs: {
      ...row('Songs', 1), min: 0, max: step * songsAxisSteps, ticks: { ...ticks, callback: value => compact.format(value) },
      afterBuildTicks: scale => { scale.ticks = [0, step, 2 * step].map(value => ({ value })); },
    },
    ...highest > 0 && { cost: { ...row(currency, 3), stacked: true, beginAtZero: true, grace: '4%', ticks: { ...ticks, maxTicksLimit: 6, callback: value => writeCost(value) } } },
  };
}

/** A round number of which at most twice is reached: 1, 2 or 5, and as many noughts as it takes. */
function songsStep(most) {
  const power = 10 ** Math.floor(Math.log10(most / 2));
  return Math.max(1, power * [1, 2, 5, 10].find(factor => factor * power * 2 >= most));
}

function tooltip(shown, inks) {
  const { days, today } = shown;
  return {
    backgroundColor: inks.ink, titleColor: inks.surface, bodyColor: inks.surface, padding: 10, displayColors: false,
    titleFont: { family: inks.font }, bodyFont: { family: inks.font },
    callbacks: {
      title: ([item]) => item && dayText(days[item.dataIndex].key) + (days[item.dataIndex].key === today ? ' (so far)' : ''),
      label: item => tooltipLine(item.dataset.label, days[item.dataIndex], shown),
    },
  };
}

function tooltipLine(series, day, { perDay, currency }) {
  switch (series) {
    case 'Songs': return day.songs ? `Songs: ${costText(day.cost, day.complete, currency)}` : 'Songs: none';
    case 'Idle': return `Idle: ${money(day.idle ?? 0, currency)}`;
    case 'Budget': return `Budget a day: ${money(perDay, currency)}`;
    default: return `${songCount(day.songs)} tagged`;
  }
}

const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
