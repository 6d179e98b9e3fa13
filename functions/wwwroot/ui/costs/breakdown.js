// Where the money goes, and for whom: bars with their figures, the largest first.

import { h, table } from '../elements.js';
import { money, number, percent } from '../format.js';
import { genreChip, genreName, genreVariable, knownGenres } from '../genres.js';
import { chartFrame } from './chart-frame.js';
import { costText, songCount } from './figures.js';
import { largest } from './groups.js';
import { bar } from './svg.js';

const shownGroups = 10;

/** What the services of Azure do here, for those who do not know them. */
const purposes = {
  'Functions': 'runs the code and steers it',
  'Azure Container Apps': 'runs the code',
  'Storage Accounts': 'keeps uploads and queues',
  'Azure Cosmos DB': 'keeps results and costs',
  'Event Grid': 'announces uploads',
  'Log Analytics': 'keeps logs and metrics',
  'Own Machine': 'runs everything',
};

/** Songs and waiting together, as the API adds them up. */
export function services({ services: entries, total, grandTotal, currency, complete: isComplete }) {
  if (entries.length === 0) return [h('p', { class: 'muted' }, total.songs === 0 ? 'Nothing yet: no songs.' : 'Nothing that was used has a price yet.')];
  const shown = largest(entries, shownGroups);
  const [first] = shown;
  const purpose = purposes[first.key] ? `, which ${purposes[first.key]},` : '';
  return [chartFrame({
    testid: 'costs-services-chart',
    summary: `${first.key}${purpose} takes ${percent(first.cost / grandTotal)} of everything${isComplete ? '' : ' that is priced'}.`,
    chart: bars(shown.map(entry => ({
      name: entry.key, detail: purposes[entry.key], text: money(entry.cost, currency), part: percent(entry.cost / grandTotal, { digits: 1 }), share: entry.cost / first.cost,
    }))),
    table: table({
      caption: 'Songs and idle by service',
      rows: entries,
      columns: [
        { title: 'Service', header: true, cell: entry => entry.key },
        { title: 'Cost', number: true, cell: entry => money(entry.cost, currency) },
        { title: 'Share', number: true, cell: entry => percent(entry.cost / grandTotal, { digits: 2 }) },
      ],
    }),
  })];
}

const nouns = { publisher: 'Publisher', genre: 'Genre or outcome', plan: 'Plan' };

export function groups({ by, groups: entries, total, currency }) {
  if (total.songs === 0) return [h('p', { class: 'muted' }, 'Nothing yet: no songs.')];
  const shown = largest(entries, shownGroups);
  const isPriced = total.cost > 0;
  const weight = entry => isPriced ? entry.cost : entry.songs;
  const top = Math.max(...shown.map(weight));
  const [first] = shown;
  // Said once where it holds for all.
  const isAllAtLeast = isPriced && entries.every(entry => entry.complete === false);
  const standing = isPriced ? `stands for ${percent(first.cost / total.cost)} of what songs cost` : 'has the most songs';
  return [chartFrame({
    testid: `costs-${by}s-chart`,
    summary: `${labelOf(by, first)} ${standing}${entries.length === 1 ? '; there is no other' : ''}.${isAllAtLeast ? ' All of these are “at least”.' : ''}`,
    chart: bars(shown.map(entry => ({
      name: by === 'genre' && knownGenres.includes(entry.key) ? genreChip(entry.key) : labelOf(by, entry),
      genre: by === 'genre' && !entry.isOthers ? entry.key : undefined,
      text: costText(entry.cost, isAllAtLeast || entry.complete, currency),
      part: songCount(entry.songs),
      share: weight(entry) / top,
    }))),
    table: table({
      caption: `Costs by ${nouns[by].toLowerCase()}`,
      rows: entries,
      columns: [
        { title: nouns[by], header: true, cell: entry => labelOf(by, entry) },
        { title: 'Songs', number: true, cell: entry => number(entry.songs, 0) },
        { title: 'Cost', number: true, cell: entry => costText(entry.cost, entry.complete, currency) },
        { title: 'Share', number: true, cell: entry => percent(isPriced ? entry.cost / total.cost : undefined, { digits: 1 }) },
        { title: 'A song', number: true, cell: entry => money(isPriced ? entry.mean : undefined, currency) },
        { title: '95 of 100', number: true, cell: entry => money(isPriced ? entry.p95 : undefined, currency) },
      ],
    }),
  })];
}

/** Names and figures over bars. share is of the longest bar. */
export function bars(rows) {
  return h('ul', { class: 'costs-bars' }, rows.map(row => h('li', {},
    h('span', { class: 'costs-bar-name' }, row.name, row.detail && h('span', { class: 'muted small' }, ` ${row.detail}`)),
    h('span', { class: 'costs-bar-text' }, h('span', { class: 'number' }, row.text), row.part && h('span', { class: 'muted small number' }, row.part)),
    tinted(bar(row.share, { hatched: row.isHatched, class: row.isHatched ? 'costs-outline' : 'costs-fill' }), row.genre))));
}

function tinted(drawing, genre) {
  if (genre) drawing.style.setProperty('--costs-fill', genreVariable(genre));
  return drawing;
}

const labelOf = (by, entry) => by === 'genre' && !entry.isOthers ? genreName(entry.key) : entry.key;
