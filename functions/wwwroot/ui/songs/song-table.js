// The list itself. Live updates change rows in place: a row stays the same element, so focus and scrolling stay where they are.

import { fill, h, setText } from '../elements.js';
import { ago, dateTime, duration, percent } from '../format.js';
import { genreChip, genreVariable } from '../genres.js';
import { moodChips } from '../moods.js';
import { outcomeBadge } from '../outcomes.js';
import { songAddress, songName } from '../song-name.js';

// Roles are written out because narrow screens show the rows as cards, and a table that is not laid out as one loses its roles.
const columns = [
  { title: 'Song', sort: 'name', firstOrder: 'asc' },
  { title: 'Publisher' },
  { title: 'Genre' },
  { title: 'Confidence', sort: 'confidence', firstOrder: 'desc' },
  { title: 'Length', number: true },
  { title: 'Tagged', sort: 'tagged', firstOrder: 'desc' },
];

export function songTable({ onSort }) {
  const rows = new Map(); // songId → { element, update }
  const heads = columns.map(column => headCell(column, onSort));
  const body = h('tbody', { role: 'rowgroup' });
  const element = h('table', { class: 'table song-table', role: 'table', 'data-testid': 'song-table' },
    h('caption', { class: 'visually-hidden' }, 'Songs'),
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, heads.map(head => head.element))),
    body);

  /** Shows these songs, in this order. */
  function show(songs, query) {
    for (const head of heads) head.mark(query);
    const wanted = new Set(songs.map(song => song.songId));
    const focused = body.contains(document.activeElement) ? document.activeElement : null;

    for (const [songId, row] of rows) {
      if (wanted.has(songId)) continue;
      row.element.remove();
      rows.delete(songId);
    }

    let place = body.firstElementChild;
    for (const song of songs) {
      let row = rows.get(song.songId);
      if (!row) rows.set(song.songId, row = songRow());
      row.update(song);
      if (row.element === place) place = place.nextElementSibling;
      else body.insertBefore(row.element, place);
    }

    if (!focused || document.activeElement === focused) return;
    const heir = body.contains(focused) ? focused : body.querySelector('a'); // Its song may have left the page.
    heir?.focus({ preventScroll: true });
  }

  return { element, show };
}

function headCell({ title, sort, firstOrder, number }, onSort) {
  let shown = {};
  const sortBy = () => onSort(sort, shown.sort === sort ? opposite(shown.order) : firstOrder);
  const content = sort ? h('button', { class: 'sort-button', type: 'button', onclick: sortBy }, title) : title;
  const element = h('th', { scope: 'col', role: 'columnheader', class: number ? 'number' : null }, content);
  const mark = query => {
    shown = query;
    if (sort === query.sort) element.setAttribute('aria-sort', query.order === 'asc' ? 'ascending' : 'descending');
    else element.removeAttribute('aria-sort');
  };
  return { element, mark };
}

const opposite = order => (order === 'asc' ? 'desc' : 'asc');

function songRow() {
  const link = h('a', { class: 'song-link' });
  const [publisher, genre, confidence, length] = ['Publisher', 'Genre', 'Confidence', 'Length']
    .map((title, index) => h('td', { role: 'cell', 'data-label': title, class: index === 3 ? 'number' : null }));
  const time = h('time', {});
  const element = h('tr', { role: 'row', 'data-testid': 'song-row' },
    h('th', { scope: 'row', role: 'rowheader' }, link), publisher, genre, confidence, length,
    h('td', { role: 'cell', 'data-label': 'Tagged' }, time));
  let shown;

  /** Writes what has changed, which is nothing most of the time. */
  function update(song) {
    setText(time, ago(song.taggedAt));
    const state = JSON.stringify(song);
    if (state === shown) return;
    shown = state;

    element.dataset.songId = song.songId;
    link.href = songAddress(song.songId);
    link.replaceChildren(songName(song));
    publisher.replaceChildren(h('bdi', {}, song.publisher));
    fill(genre, song.genre ? genreChip(song.genre) : outcomeBadge(song.outcome), song.moods?.length > 0 && moodChips(song.moods));
    confidence.replaceChildren(song.confidence === undefined ? '–' : confidenceBar(song));
    setText(length, duration(song.durationSeconds));
    time.dateTime = song.taggedAt;
    time.title = dateTime(song.taggedAt);
  }

  return { element, update };
}

function confidenceBar({ confidence, genre }) {
  const filled = h('span', {});
  filled.style.setProperty('--share', confidence);
  filled.style.setProperty('--genre', genreVariable(genre));
  return h('span', { class: 'confidence' }, h('span', {}, percent(confidence)), h('span', { class: 'bar', 'aria-hidden': 'true' }, filled));
}
