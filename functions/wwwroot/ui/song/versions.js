// All versions of the song, the current one first.

import { card, h, table } from '../elements.js';
import { dateTime, percent } from '../format.js';
import { genreChip } from '../genres.js';
import { outcomeBadge } from '../outcomes.js';

export function versionsCard({ versions, versionId }) {
  return card('Versions', { testid: 'song-versions' }, table({
    caption: 'Versions of this song',
    rowTestid: 'song-version',
    rows: versions,
    columns: [
      {
        title: 'Uploaded', header: true,
        cell: version => [dateTime(version.uploadedAt), ' ', version.versionId === versionId && h('span', { class: 'badge' }, 'current')],
      },
      { title: 'Tagged', cell: version => dateTime(version.taggedAt) },
      { title: 'Genre', cell: version => (version.genre ? genreChip(version.genre) : outcomeBadge(version.outcome)) },
      { title: 'Confidence', number: true, cell: version => percent(version.confidence) },
      { title: 'Model', cell: version => h('code', {}, version.modelId) },
    ],
  }));
}
