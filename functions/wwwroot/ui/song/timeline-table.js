// The timeline in words, for whom a picture says nothing. Segments of one genre in a row are one line.

import { h, table } from '../elements.js';
import { duration, percent } from '../format.js';
import { genreChip } from '../genres.js';

const touchingSeconds = 0.01; // A segment ends a sample before the next one starts.

export function timelineTable(timeline) {
  const details = h('details', { class: 'timeline-table', 'data-testid': 'song-timeline-table' }, h('summary', {}, 'The timeline as a table'));
  details.addEventListener('toggle', () => details.append(runsTable(runsOf(timeline))), { once: true }); // Six hours are thousands of rows.
  return details;
}

function runsOf(timeline) {
  const runs = [];
  for (const { genre, startSeconds, endSeconds, probability } of timeline) {
    const last = runs.at(-1);
    if (last?.genre === genre && startSeconds - last.endSeconds < touchingSeconds) {
      last.endSeconds = endSeconds;
      last.probabilities.push(probability);
    } else {
      runs.push({ genre, startSeconds, endSeconds, probabilities: [probability] });
    }
  }
  return runs;
}

const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length;

const runsTable = runs => table({
  caption: 'Genres over time',
  rows: runs,
  columns: [
    { title: 'From', header: true, cell: run => duration(run.startSeconds) },
    { title: 'To', cell: run => duration(run.endSeconds + touchingSeconds) },
    { title: 'Genre', cell: run => genreChip(run.genre) },
    { title: 'Mean probability', number: true, cell: run => percent(mean(run.probabilities)) },
  ],
});
