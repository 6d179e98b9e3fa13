// The score: waveform, spectrogram, piano roll and moods above each other on one axis of time, with one playhead through all of them.

import { card, h, note, setText, skeleton } from '../elements.js';
import { duration, number, percent } from '../format.js';
import { genreChip } from '../genres.js';
import { moodName } from '../moods.js';
import { liveCanvas } from './canvas.js';
import { drawMoods, strongestShare } from './mood-strip.js';
import { moodTable } from './mood-table.js';
import { drawRoll, lanesOf } from './piano-roll.js';
import { loadPicture } from './picture.js';
import { player } from './player.js';
import { scoreSurface } from './score-surface.js';
import { drawSpectrogram, frequencyTicks } from './spectrogram.js';
import { timelineTable } from './timeline-table.js';
import { drawWaveform } from './waveform.js';

const niceSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600]; // Between marks on the axis of time, in seconds.
const marksWanted = 8;
const lastMark = 0.93; // Of the axis: a later mark's label would stand out of the page.

export function score(song, context) {
  const { durationSeconds, timeline, moods } = song;
  if (!(durationSeconds > 0)) return null;
  const hasMoods = moods?.timeline.length > 0;

  const surface = scoreSurface(song, { onSeek: seconds => sound.seek(seconds), onToggle: () => sound.toggle() });
  const sound = player(context, { onMove: surface.move });
  const pictures = h('div', { class: 'score-loading' }, skeleton(3));
  const grid = h('div', { class: 'score-grid' },
    pictures, timeline.length > 0 && rollRow(song, context.signal), hasMoods && moodsRow(song, context.signal), timeRow(durationSeconds), surface.element);

  const legend = h('p', { class: 'muted small score-legend', hidden: true });

  drawPictures();
  return card('What it sounds like, when', { testid: 'song-score', class: 'score' },
    sound.element, surface.readout, grid, legend, timeline.length > 0 && timelineTable(timeline), hasMoods && moodTable(moods));

  function moodLegend() {
    return hasMoods ? ` Moods: the stronger, the more listeners would feel it, up to ${percent(strongestShare(moods))} of them; in colour what the song is said to have.` : '';
  }

  async function drawPictures() {
    try {
      const picture = await loadPicture(context.api, context.path, context.signal);
      setText(legend, `Spectrogram: the brighter, the louder, from ${number(picture.mel.floorDb)} dB to 0 dB. Timeline: the stronger, the likelier.${moodLegend()}`);
      legend.hidden = false;
      pictures.replaceWith(
        row('waveform', 'Waveform', liveCanvas('score-waveform', drawWaveform(picture), context.signal)),
        row('spectrogram', frequencyAxis(picture.mel), liveCanvas('score-spectrogram', drawSpectrogram(picture), context.signal)));
    } catch (error) {
      if (context.signal.aborted) return;
      const reason = note('info', `There is no picture: ${error.message}`);
      pictures.remove();
      if (timeline.length > 0) grid.before(reason);
      else grid.replaceWith(reason);
    }
  }
}

const row = (name, label, content) => h('div', { class: `score-row score-row-${name}`, 'data-testid': `song-${name}` },
  h('div', { class: 'score-label' }, label), content);

function rollRow({ timeline, durationSeconds }, signal) {
  const lanes = lanesOf(timeline);
  const canvas = liveCanvas('score-roll', drawRoll(timeline, lanes, durationSeconds), signal);
  const element = row('timeline', h('ul', { class: 'score-lanes' }, lanes.map(genre => h('li', {}, genreChip(genre)))), canvas);
  element.style.setProperty('--lanes', lanes.length);
  return element;
}

function moodsRow({ moods, durationSeconds }, signal) {
  const lanes = moods.moods.map(({ label, isSaid }) => h('li', { class: isSaid ? 'mood-said' : null, title: moodName(label) }, h('span', {}, moodName(label))));
  const element = row('moods', h('ul', { class: 'score-lanes' }, lanes), liveCanvas('score-roll', drawMoods(moods, durationSeconds), signal));
  element.style.setProperty('--lanes', lanes.length);
  return element;
}

function frequencyAxis(mel) {
  return h('div', { class: 'frequency-axis' }, frequencyTicks(mel).map(({ hz, share }) => {
    const tick = h('span', {}, hz >= 1000 ? `${number(hz / 1000)} kHz` : `${number(hz)} Hz`);
    tick.style.bottom = `${share * 100}%`;
    return tick;
  }));
}

function timeRow(durationSeconds) {
  const step = niceSteps.find(seconds => durationSeconds / seconds <= marksWanted) ?? niceSteps.at(-1);
  const count = Math.floor((durationSeconds * lastMark) / step) + 1;
  const marks = Array.from({ length: count }, (_, index) => {
    const mark = h('span', {}, durationSeconds < 60 ? `${number(index * step)} s` : duration(index * step));
    mark.style.insetInlineStart = `${(index * step * 100) / durationSeconds}%`;
    return mark;
  });
  const unit = durationSeconds < 60 ? '' : durationSeconds < 3600 ? 'min:s' : 'h:min:s';
  return row('time', unit, h('div', { class: 'time-axis', 'aria-hidden': 'true' }, marks));
}
