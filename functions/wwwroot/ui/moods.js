// Moods: their names for people, what each is in a few words, and the chips of a list.

import { h } from './elements.js';

/** The moods of the model that comes with the service. Another model may know others: they are shown as they are. */
const known = {
  amazement: ['Amazement', 'wonder, delight'],
  solemnity: ['Solemnity', 'awe, the sublime'],
  tenderness: ['Tenderness', 'love, warmth'],
  nostalgia: ['Nostalgia', 'dreaming, longing'],
  calmness: ['Calmness', 'rest, serenity'],
  power: ['Power', 'strength, triumph'],
  joyful_activation: ['Joyful activation', 'wanting to dance'],
  tension: ['Tension', 'nerves, unease'],
  sadness: ['Sadness', 'sorrow'],
};

const partsOf = mood => (Object.hasOwn(known, mood) ? known[mood] : [mood, '']);

export const moodName = mood => partsOf(mood)[0];

/** What it is in a few words; nothing for a mood of another model. */
export const moodWords = mood => partsOf(mood)[1];

/** Those that a song is said to have, for a list. */
export const moodChips = moods => h('ul', { class: 'mood-chips', 'aria-label': 'Moods' },
  moods.map(mood => h('li', { class: 'badge mood-chip', 'data-mood': mood }, moodName(mood))));
