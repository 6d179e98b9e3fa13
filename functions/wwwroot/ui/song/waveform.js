// Draws the waveform: for every column the range from its lowest to its highest sample.

import { colour } from '../theme.js';

export function drawWaveform({ columns, waveform }) {
  return (context, width, height) => {
    const middle = height / 2;
    const step = width / columns;
    context.fillStyle = colour('--line');
    context.fillRect(0, middle - 0.5, width, 1);
    context.fillStyle = colour('--accent');
    for (let column = 0; column < columns; column++) {
      const top = middle - (waveform.max[column] / 127) * middle;
      const bottom = middle - (waveform.min[column] / 127) * middle;
      context.fillRect(column * step, top, Math.max(step, 0.7), Math.max(bottom - top, 1));
    }
  };
}
