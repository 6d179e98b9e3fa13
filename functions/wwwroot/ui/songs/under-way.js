// Songs that are being tagged at the moment, above the list: name, stage, progress bar.

import { h, setText } from '../elements.js';
import { number } from '../format.js';
import { setProgress, stageShare, stageText } from '../outcomes.js';
import { songAddress, songName } from '../song-name.js';

const mostShown = 6; // More would push the list off the screen.

export function underWay() {
  const items = new Map(); // instanceId → { element, update }
  const list = h('ul', { class: 'under-way-list' });
  const rest = h('p', { class: 'muted small' });
  const element = h('section', { class: 'card under-way', 'aria-label': 'Songs under way', hidden: true, 'data-testid': 'under-way' },
    h('h2', {}, 'Under way'), list, rest);

  function show({ songs, more }) {
    element.hidden = songs.length === 0;
    const visible = songs.slice(0, mostShown);
    const wanted = new Set(visible.map(song => song.instanceId));
    for (const [id, item] of items) {
      if (wanted.has(id)) continue;
      item.element.remove();
      items.delete(id);
    }
    for (const song of visible) {
      if (!items.has(song.instanceId)) {
        const item = progressItem(song);
        items.set(song.instanceId, item);
        list.append(item.element);
      }
      items.get(song.instanceId).update(song);
    }
    const hidden = songs.length - visible.length;
    setText(rest, hidden > 0 ? `and ${number(hidden)}${more ? ' or more' : ''} others` : '');
  }

  return { element, show };
}

function progressItem(song) {
  const stage = h('span', { class: 'muted small' });
  const bar = h('progress', { max: 1, 'aria-label': `Progress of ${song.name}` });
  const element = h('li', { 'data-testid': 'under-way-song', 'data-song-id': song.songId },
    h('a', { class: 'song-link', href: songAddress(song.songId) }, songName(song)), stage, bar);
  const update = current => {
    element.dataset.stage = current.stage;
    setText(stage, stageText(current));
    setProgress(bar, stageShare(current));
  };
  return { element, update };
}
