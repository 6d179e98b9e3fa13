// Genres: their names for people, their colours (tokens.css), and the chip that shows both. A colour never stands alone.

import { h } from './elements.js';
import { colour } from './theme.js';

const names = {
  blues: 'Blues', classical: 'Classical', country: 'Country', disco: 'Disco', hiphop: 'Hip-hop', jazz: 'Jazz',
  metal: 'Metal', pop: 'Pop', reggae: 'Reggae', rock: 'Rock', unknown: 'Unknown',
};

/** The labels of the model that comes with the service, and `unknown`. Another model may know others: they are shown as they are, in grey. */
export const knownGenres = Object.keys(names);

export const genreName = genre => (isKnown(genre) ? names[genre] : genre);

const isKnown = genre => Object.hasOwn(names, genre);

/** For canvas and charts. */
export const genreColour = genre => colour(isKnown(genre) ? `--genre-${genre}` : '--genre-unknown');

/** For styles: element.style.setProperty('--genre', genreVariable('jazz')). */
export const genreVariable = genre => `var(--genre-${isKnown(genre) ? genre : 'unknown'})`;

export function genreChip(genre) {
  const swatch = h('span', { class: 'swatch', 'aria-hidden': 'true' });
  swatch.style.setProperty('--genre', genreVariable(genre));
  return h('span', { class: 'genre-chip', 'data-genre': genre }, swatch, genreName(genre));
}
