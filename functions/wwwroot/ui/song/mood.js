// The song's moods: how many listeners would feel each, which of them the song is said to have, and, as a table, how they change.

import { card, h, table } from '../elements.js';
import { duration, number, percent } from '../format.js';
import { moodName, moodWords } from '../moods.js';
import { meanShares } from './mood-strip.js';

const mostRows = 100; // Of the table: a song of five minutes has a row for each segment, a longer one for some of them together.

export function moodCard({ moods: { modelId, moods, timeline } }) {
  return card('Mood', { testid: 'song-mood', class: 'mood' },
    h('p', { class: 'mood-sentence', 'data-testid': 'mood-sentence' }, sentence(moods)),
    h('ul', { class: 'mood-list' }, moods.map(moodRow)),
    h('p', { class: 'muted small' },
      'Of a hundred listeners, how many would feel it; and how likely it is that enough of them do to call it a mood of the song. Found by ', h('code', {}, modelId), '.'),
    timeline.length > 0 && timelineDetails(moods, timeline));
}

function sentence(moods) {
  const said = moods.filter(mood => mood.isSaid).sort((one, other) => other.share - one.share)
    .map(({ label }, place) => (place === 0 ? moodName(label) : moodName(label).toLowerCase()));
  return said.length > 0 ? `${new Intl.ListFormat('en-GB').format(said)}.` : 'No mood stands out.';
}

function moodRow({ label, share, probability, isSaid }) {
  const fill = h('span', {});
  fill.style.setProperty('--share', share);
  return h('li', { class: isSaid ? 'mood-said' : null, 'data-testid': 'song-mood-row', 'data-mood': label },
    h('span', {}, h(isSaid ? 'strong' : 'span', { class: 'mood-name' }, moodName(label)), ' ', h('span', { class: 'mood-words' }, moodWords(label))),
    h('span', { class: 'bar', 'aria-hidden': 'true' }, fill),
    h('span', { class: 'number' },
      h('span', { class: 'mood-share' }, percent(share)), ' ', h('span', { class: 'mood-likely' }, `${percent(probability)} likely`)));
}

function timelineDetails(moods, timeline) {
  const details = h('details', { class: 'timeline-table', 'data-testid': 'song-mood-table' }, h('summary', {}, 'The moods over time as a table'));
  details.addEventListener('toggle', () => details.append(timelineTable(moods, timeline)), { once: true });
  return details;
}

function timelineTable(moods, timeline) {
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
