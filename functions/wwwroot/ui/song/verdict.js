// The song's genre in large letters, how sure that is, and the button that has it tagged again.

import { h, note, setText } from '../elements.js';
import { percent } from '../format.js';
import { genreName, genreVariable } from '../genres.js';
import { outcomeName, setProgress, stageShare, stageText } from '../outcomes.js';
import { poll } from '../polling.js';
import { progressOf } from './song-view.js';

const lookSeconds = 2;

export function verdict(song, context, reload) {
  const element = h('section', { class: 'card verdict', 'aria-label': 'Genre', 'data-testid': 'song-verdict' },
    h('div', {},
      h('p', { class: 'verdict-genre' }, song.genre ? genreName(song.genre) : outcomeName(song.outcome)),
      h('p', { class: 'muted' }, sentence(song))),
    retag(song, context, reload));
  element.style.setProperty('--genre', genreVariable(song.genre));
  return element;
}

function sentence({ genre, confidence, disagreement, tags }) {
  if (!genre) return 'No genre.';
  const parts = disagreement < 0.15 ? 'agree' : disagreement < 0.4 ? 'differ somewhat' : 'differ much';
  const mixed = disagreement === undefined ? '' : ` Its parts ${parts} (disagreement ${percent(disagreement)}).`;
  if (genre === 'unknown') return `No genre is likely enough: ${genreName(tags[0]?.label ?? '')} comes first with ${percent(confidence)}.${mixed}`;
  return `${percent(confidence)} sure.${mixed}`;
}

/** Starts a new tagging, tells how far it is, and shows the song anew when it is done. */
function retag(song, { api, path, announce, signal }, reload) {
  const button = h('button', { class: 'button', type: 'button', onclick: start, 'data-testid': 'retag' }, 'Tag again');
  const state = h('p', { class: 'muted small', role: 'status', 'data-testid': 'retag-state' });
  const bar = h('progress', { max: 1, hidden: true, 'aria-label': 'Progress of tagging again' });
  const trouble = h('div', {});

  async function start() {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    trouble.replaceChildren();
    try {
      const { scheduled } = await api.postJson(`${path}/retag`, {}, { signal });
      setText(state, scheduled ? 'Started' : 'It is being tagged already');
      bar.hidden = false;
      poll(look, lookSeconds, { signal, startsAtOnce: false });
    } catch (error) {
      if (signal.aborted) return;
      trouble.replaceChildren(note('bad', error.message));
      button.removeAttribute('aria-disabled');
    }
  }

  async function look() {
    const progress = await progressOf(api, song.songId, signal);
    if (progress) {
      setText(state, stageText(progress));
      setProgress(bar, stageShare(progress));
      return true;
    }
    const current = await api.getJson(path, { signal });
    if (current.taggedAt === song.taggedAt) return true; // Between two steps.
    announce(`Tagged again: ${current.genre ? genreName(current.genre) : current.message}`);
    const hadFocus = document.activeElement === button;
    await reload();
    if (hadFocus) document.querySelector('[data-testid="retag"]')?.focus();
    return false;
  }

  return h('div', { class: 'retag no-print' }, button, state, bar, trouble);
}
