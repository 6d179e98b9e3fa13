// The surface over the score is a slider: hovering or arrow keys tell what is heard when, a click or a key moves the player there.

import { h, setText } from '../elements.js';
import { duration, percent } from '../format.js';
import { genreName } from '../genres.js';
import { moodName } from '../moods.js';

const segmentSeconds = 3;

/** { element, readout, move }: the slider, the line of text that says what is heard, and move(seconds) for the player. */
export function scoreSurface({ durationSeconds, timeline, moods }, { onSeek, onToggle }) {
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
  const at = (segments, seconds) => segments?.find(segment => seconds >= segment.startSeconds && seconds < segment.endSeconds);

  function timeAt(event) {
    const { left, width } = element.getBoundingClientRect();
    return clamp(((event.clientX - left) / width) * durationSeconds);
  }

  function textAt(seconds) {
    const [segment, felt] = [at(timeline, seconds), at(moods?.timeline, seconds)];
    return `${duration(seconds)}${segment ? `: ${genreName(segment.genre)}, ${percent(segment.probability)}` : ''}${felt ? ` · ${strongestOf(felt)}` : ''}`;
  }

  function strongestOf({ shares }) {
    const most = Math.max(...shares);
    return `${moodName(moods.moods[shares.indexOf(most)].label)}, ${percent(most)}`;
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
