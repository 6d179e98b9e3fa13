// Draws the timeline as a piano roll: a lane for each genre that is heard, a note where it is, the stronger the likelier.
// The lane says the genre, so nobody depends on the colour.

import { genreColour } from '../genres.js';
import { colour } from '../theme.js';

/** Genres that are heard, the one heard longest first. */
export function lanesOf(timeline) {
  const seconds = new Map();
  for (const { genre, startSeconds, endSeconds } of timeline) seconds.set(genre, (seconds.get(genre) ?? 0) + endSeconds - startSeconds);
  return [...seconds].sort((one, other) => other[1] - one[1]).map(([genre]) => genre);
}

export function drawRoll(timeline, lanes, durationSeconds) {
  const laneOf = new Map(lanes.map((genre, index) => [genre, index]));
  const weakest = 0.3; // Of full ink: an unlikely note is still to be seen.

  return (context, width, height) => {
    const laneHeight = height / lanes.length;
    const scale = width / durationSeconds;
    context.fillStyle = colour('--surface-sunken');
    for (let lane = 0; lane < lanes.length; lane += 2) context.fillRect(0, lane * laneHeight, width, laneHeight);

    const inks = lanes.map(genreColour);
    for (const { startSeconds, endSeconds, genre, probability } of timeline) {
      const lane = laneOf.get(genre);
      const noteWidth = (endSeconds - startSeconds) * scale;
      context.globalAlpha = weakest + (1 - weakest) * probability;
      context.fillStyle = inks[lane];
      context.fillRect(startSeconds * scale, lane * laneHeight + 2, Math.max(noteWidth - (noteWidth > 3 ? 1 : 0), 1), laneHeight - 4);
    }
    context.globalAlpha = 1;
  };
}
