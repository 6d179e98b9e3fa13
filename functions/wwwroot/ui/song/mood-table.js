// The moods over time in words, for whom a picture says nothing.

import { h, table } from '../elements.js';
import { duration, number, percent } from '../format.js';
import { moodName } from '../moods.js';
import { meanShares } from './mood-strip.js';

const mostRows = 100; // A song of five minutes has a row for each segment, a longer one for some of them together.

export function moodTable({ moods, timeline }) {
  const details = h('details', { class: 'timeline-table', 'data-testid': 'song-mood-table' }, h('summary', {}, 'The moods over time as a table'));
  details.addEventListener('toggle', () => details.append(stretchesTable(moods, timeline)), { once: true });
  return details;
}

function stretchesTable(moods, timeline) {
  const together = Math.ceil(timeline.length / mostRows);
  const rows = Array.from({ length: Math.ceil(timeline.length / together) }, (_, row) => {
    const segments = timeline.slice(row * together, (row + 1) * together);
    return { start: segments[0].startSeconds, end: segments.at(-1).endSeconds, shares: meanShares(segments) };
  });
  return table({
    caption: together > 1 ? `Moods over time, ${number(together)} segments a row` : 'Moods over time',
    rows,
    columns: [
      { title: 'From', header: true, cell: ({ start }) => duration(start) },
      { title: 'To', cell: ({ end }) => duration(end) },
      ...moods.map(({ label }, mood) => ({ title: moodName(label), number: true, cell: ({ shares }) => percent(shares[mood]) })),
    ],
  });
}
