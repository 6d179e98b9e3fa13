// Draws the mel spectrogram: time to the right, pitch upwards, loudness as colour.

import { colourMap } from './colour-map.js';

/** The picture is made once, a pixel for each column and band, and stretched to whatever size is shown. */
export function drawSpectrogram({ columns, mel }) {
  const image = new ImageData(columns, mel.bands);
  for (let column = 0; column < columns; column++) {
    for (let band = 0; band < mel.bands; band++) {
      const from = 3 * mel.values[column * mel.bands + band];
      const to = 4 * ((mel.bands - 1 - band) * columns + column); // The lowest band comes first, and is drawn last.
      image.data.set(colourMap.subarray(from, from + 3), to);
      image.data[to + 3] = 255;
    }
  }
  const small = new OffscreenCanvas(columns, mel.bands);
  small.getContext('2d').putImageData(image, 0, 0);

  return (context, width, height) => {
    context.imageSmoothingQuality = 'high';
    context.drawImage(small, 0, 0, width, height);
  };
}

const labelledHz = [100, 250, 500, 1000, 2000, 4000, 8000, 16000];

const leastApart = 0.07; // Of the height: closer labels would run into each other.

/** Frequencies to write beside it, and how far up each is, 0 to 1. */
export function frequencyTicks({ lowHz, highHz }) {
  const [low, high] = [toMel(lowHz), toMel(highHz)];
  const ticks = [];
  for (const hz of labelledHz) {
    const share = (toMel(hz) - low) / (high - low);
    if (share >= (ticks.at(-1)?.share ?? -leastApart / 2) + leastApart && share < 1) ticks.push({ hz, share });
  }
  return ticks;
}

/** Slaney's mel scale, as in his Auditory Toolbox (1998) and librosa: linear up to 1,000 Hz, logarithmic above. */
const toMel = hz => (hz < 1000 ? (3 * hz) / 200 : 15 + (27 * Math.log(hz / 1000)) / Math.log(6.4));
