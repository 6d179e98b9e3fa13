// The song's moods: how many listeners would feel each, and which of them the song is said to have.

import { card, h } from '../elements.js';
import { percent } from '../format.js';
import { moodName, moodWords } from '../moods.js';

export function moodCard({ moods: { modelId, moods } }) {
  return card('Mood', { testid: 'song-mood', class: 'mood' },
    h('p', { class: 'mood-sentence', 'data-testid': 'mood-sentence' }, sentence(moods)),
    h('ul', { class: 'mood-list' }, moods.map(moodRow)),
    h('p', { class: 'muted small' },
      'Of a hundred listeners, how many would feel it; and how likely it is that enough of them do to call it a mood of the song. Found by ', h('code', {}, modelId), '.'));
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
