// The score: waveform, spectrogram and piano roll above each other on one axis of time, with one playhead through all of them.
// The surface over them is a slider: hovering or arrow keys tell what is heard when, a click or a key moves the player there.

import { card, h, note, setText, skeleton, table } from '../elements.js';
import { duration, number, percent } from '../format.js';
import { genreChip, genreName } from '../genres.js';
import { liveCanvas } from './canvas.js';
import { drawRoll, lanesOf } from './piano-roll.js';
import { loadPicture } from './picture.js';
import { player } from './player.js';
import { drawSpectrogram, frequencyTicks } from './spectrogram.js';
import { drawWaveform } from './waveform.js';

const segmentSeconds = 3;
const niceSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600]; // Between marks on the axis of time, in seconds.
const marksWanted = 8;
const lastMark = 0.93; // Of the axis: a later mark's label would stand out of the page.

export function score(song, context) {
  const { durationSeconds, timeline } = song;
  if (!(durationSeconds > 0)) return null;

  const surface = scoreSurface(song, { onSeek: seconds => sound.seek(seconds), onToggle: () => sound.toggle() });
  const sound = player(context, { onMove: surface.move });
  const pictures = h('div', { class: 'score-loading' }, skeleton(3));
  const grid = h('div', { class: 'score-grid' }, pictures, timeline.length > 0 && rollRow(song, context.signal), timeRow(durationSeconds), surface.element);

  const legend = h('p', { class: 'muted small score-legend', hidden: true });

  drawPictures();
  return card('What it sounds like, when', { testid: 'song-score', class: 'score' },
    sound.element, surface.readout, grid, legend, timeline.length > 0 && timelineTable(timeline));

  async function drawPictures() {
    try {
      const picture = await loadPicture(context.api, context.path, context.signal);
      setText(legend, `Spectrogram: the brighter, the louder, from ${number(picture.mel.floorDb)} dB to 0 dB. Timeline: the stronger, the likelier.`);
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

const row = (name, label, canvas) => h('div', { class: `score-row score-row-${name}`, 'data-testid': `song-${name}` }, h('div', { class: 'score-label' }, label), canvas);

function rollRow({ timeline, durationSeconds }, signal) {
  const lanes = lanesOf(timeline);
  const canvas = liveCanvas('score-roll', drawRoll(timeline, lanes, durationSeconds), signal);
  const element = row('timeline', h('ul', { class: 'score-lanes' }, lanes.map(genre => h('li', {}, genreChip(genre)))), canvas);
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
  return h('div', { class: 'score-row score-row-time', 'aria-hidden': 'true' }, h('div', { class: 'score-label' }, durationSeconds < 60 ? '' : durationSeconds < 3600 ? 'min:s' : 'h:min:s'), h('div', { class: 'time-axis' }, marks));
}

/** The slider over the pictures, and the line of text that says what is heard at its position, or under the pointer. */
function scoreSurface({ durationSeconds, timeline }, { onSeek, onToggle }) {
  let position = 0;
  const playhead = h('span', { class: 'playhead' });
  const pointer = h('span', { class: 'pointer', hidden: true });
  const readout = h('p', { class: 'score-readout', 'data-testid': 'song-readout' });
  const element = h('div', {
    class: 'score-surface', role: 'slider', tabindex: '0', 'aria-label': 'Position in the song', 'aria-orientation': 'horizontal',
    'aria-valuemin': 0, 'aria-valuemax': Math.round(durationSeconds), 'data-testid': 'song-timeline-slider',
    onkeydown: onKey,
    onpointermove: event => hover(timeAt(event)),
    onpointerleave: () => { pointer.hidden = true; tell(position); },
    onclick: event => seek(timeAt(event)),
  }, playhead, pointer);

  const clamp = seconds => Math.min(Math.max(0, seconds), durationSeconds);
  const segmentAt = seconds => timeline.find(segment => seconds >= segment.startSeconds && seconds < segment.endSeconds);

  function timeAt(event) {
    const { left, width } = element.getBoundingClientRect();
    return clamp(((event.clientX - left) / width) * durationSeconds);
  }

  function textAt(seconds) {
    const segment = segmentAt(seconds);
    return segment ? `${duration(seconds)}: ${genreName(segment.genre)}, ${percent(segment.probability)}` : `${duration(seconds)}`;
  }

  function place(line, seconds) {
    line.style.insetInlineStart = `${(seconds / durationSeconds) * 100}%`;
  }

  function tell(seconds) {
    setText(readout, textAt(seconds));
  }

  function hover(seconds) {
    pointer.hidden = false;
    place(pointer, seconds);
    tell(seconds);
  }

  /** The player is here now. */
  function move(seconds) {
    position = clamp(seconds);
    place(playhead, position);
    if (pointer.hidden) tell(position);
    element.setAttribute('aria-valuenow', Math.round(position));
    element.setAttribute('aria-valuetext', textAt(position));
  }

  function seek(seconds) {
    onSeek(clamp(seconds));
    move(seconds);
  }

  function onKey(event) {
    const segment = Math.floor(position / segmentSeconds + 1e-9);
    const lastStart = Math.max(0, Math.ceil(durationSeconds / segmentSeconds) - 1) * segmentSeconds;
    const target = {
      ArrowRight: (segment + 1) * segmentSeconds, ArrowUp: (segment + 1) * segmentSeconds,
      ArrowLeft: (segment - 1) * segmentSeconds, ArrowDown: (segment - 1) * segmentSeconds,
      PageUp: (segment + 10) * segmentSeconds, PageDown: (segment - 10) * segmentSeconds,
      Home: 0, End: lastStart,
    }[event.key];
    if (target !== undefined) seek(Math.min(target, lastStart));
    else if (event.key === ' ' || event.key === 'Enter') onToggle();
    else return;
    event.preventDefault();
  }

  move(0);
  return { element, readout, move };
}

/** The same in words, for whom a picture says nothing; segments alike in a row are one line. */
function timelineTable(timeline) {
  const runs = [];
  for (const segment of timeline) {
    const last = runs.at(-1);
    if (last?.genre === segment.genre && last.endSeconds === segment.startSeconds) {
      last.endSeconds = segment.endSeconds;
      last.probabilities.push(segment.probability);
    } else runs.push({ ...segment, probabilities: [segment.probability] });
  }
  const details = h('details', { class: 'timeline-table', 'data-testid': 'song-timeline-table' }, h('summary', {}, 'The timeline as a table'));
  details.addEventListener('toggle', () => { // Six hours are thousands of rows: they are made when somebody looks.
    if (details.children.length === 1) details.append(runsTable(runs));
  });
  return details;
}

const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length;

const runsTable = runs => table({
  caption: 'Genres over time',
  rows: runs,
  columns: [
    { title: 'From', header: true, cell: run => duration(run.startSeconds) },
    { title: 'To', cell: run => duration(run.endSeconds) },
    { title: 'Genre', cell: run => genreChip(run.genre) },
    { title: 'Mean probability', number: true, cell: run => percent(mean(run.probabilities)) },
  ],
});
