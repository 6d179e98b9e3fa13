// A song's name as people read it: the file large, its folders small. The publisher, which every name begins with, is left out.
// <bdi> keeps names written from right to left, or with direction marks in them, from turning their surroundings around.

import { h } from './elements.js';

/** { folder: 'album', file: 'So What.flac' } */
export function nameParts({ name, publisher }) {
  const own = name.startsWith(`${publisher}/`) ? name.slice(publisher.length + 1) : name;
  const slash = own.lastIndexOf('/');
  return { folder: own.slice(0, Math.max(0, slash)), file: own.slice(slash + 1) };
}

/** Fills an element, a link for instance, with the name. */
export function songName(song) {
  const { folder, file } = nameParts(song);
  return h('span', { class: 'song-name', title: song.name },
    h('bdi', { class: 'song-file' }, file),
    folder && h('span', { class: 'visually-hidden' }, ', in '),
    folder && h('bdi', { class: 'song-folder' }, folder));
}

export const songAddress = songId => `#/songs/${encodeURIComponent(songId)}`;
