// Draws the moods over time as a heat strip: a lane a mood, the stronger the more listeners would feel it. Full ink is the song's strongest moment, so that quiet
// songs have a shape, too. Moods that the song is said to have are in the accent's colour.

import { colour } from '../theme.js';

/** The greatest share of any mood in any segment. */
export const strongestShare = ({ timeline }) => timeline.reduce((most, { shares }) => shares.reduce((one, other) => Math.max(one, other), most), 0);

export function drawMoods({ moods, timeline }, durationSeconds) {
  const strongest = strongestShare({ timeline });

  return (context, width, height) => {
    const laneHeight = height / moods.length;
    const [said, unsaid] = [colour('--accent'), colour('--ink-soft')];
    context.fillStyle = colour('--surface-sunken');
    context.fillRect(0, 0, width, height);
    for (const { left, size, shares } of cellsOf(timeline, width, durationSeconds)) {
      moods.forEach(({ isSaid }, lane) => {
        context.globalAlpha = strongest > 0 ? Math.min(1, shares[lane] / strongest) : 0;
        context.fillStyle = isSaid ? said : unsaid;
        context.fillRect(left, lane * laneHeight + 1, size, laneHeight - 2);
      });
    }
    context.globalAlpha = 1;
  };
}

/** What is drawn beside each other: segments, or where those are narrower than a pixel the mean of a pixel's, as ink over ink would be stronger than either. */
function cellsOf(timeline, width, durationSeconds) {
  const scale = width / durationSeconds;
  if (timeline.every(({ startSeconds, endSeconds }) => (endSeconds - startSeconds) * scale >= 1)) {
    return timeline.map(({ startSeconds, endSeconds, shares }) => ({ left: startSeconds * scale, size: (endSeconds - startSeconds) * scale, shares }));
  }
  const pixels = Map.groupBy(timeline, ({ startSeconds }) => Math.floor(startSeconds * scale));
  return [...pixels].map(([left, segments]) => ({ left, size: 1, shares: meanShares(segments) }));
}

/** The mean of each mood over some segments. */
export const meanShares = segments => segments[0].shares.map((_, mood) => segments.reduce((sum, { shares }) => sum + shares[mood], 0) / segments.length);
