// The songs that cost the most, and why.

import { h, table } from '../elements.js';
import { day, duration } from '../format.js';
import { costText } from './figures.js';

export function dearest({ songs, currency }) {
  if (songs.length === 0) return [h('p', { class: 'muted' }, 'Nothing yet: no songs.')];
  // Said once where it holds for all.
  const isAllAtLeast = songs.every(song => song.complete === false && song.cost > 0);
  return [isAllAtLeast && h('p', { class: 'costs-summary' }, 'All of these costs are “at least”.'), table({
    caption: 'The songs that cost the most',
    testid: 'costs-dearest-table',
    rowTestid: 'costs-dearest-song',
    rows: songs,
    columns: [
      { title: 'Song', header: true, cell: song => [
        h('a', { class: 'costs-song', href: `#/songs/${encodeURIComponent(song.songId)}` }, song.name), h('span', { class: 'muted small' }, song.publisher)] },
      { title: 'Cost', number: true, cell: song => costText(song.cost, isAllAtLeast || song.complete, currency) },
      { title: 'Why', cell: song => song.reason },
      { title: 'Length', number: true, cell: song => duration(song.audioSeconds) },
      { title: 'Tagged', cell: song => day(song.endedAt) },
    ],
  })];
}
