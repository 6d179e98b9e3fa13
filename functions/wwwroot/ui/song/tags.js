// All labels with their probabilities: a bar and a number each.

import { card, h } from '../elements.js';
import { percent } from '../format.js';
import { genreChip, genreVariable } from '../genres.js';

export function tagsCard({ tags }) {
  return card('Tags', { testid: 'song-tags' }, h('ul', { class: 'tag-list' }, tags.map(tag => {
    const fill = h('span', {});
    fill.style.setProperty('--share', tag.probability);
    fill.style.setProperty('--genre', genreVariable(tag.label));
    return h('li', { 'data-testid': 'song-tag' }, genreChip(tag.label), h('span', { class: 'bar', 'aria-hidden': 'true' }, fill),
      h('span', { class: 'number' }, percent(tag.probability, { digits: 1 })));
  })));
}
