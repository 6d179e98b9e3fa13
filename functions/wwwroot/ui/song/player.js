// Plays the song that was uploaded, straight from the storage, by an address that holds for an hour and for this one file.

import { h, note } from '../elements.js';

/** { element, seek(seconds), toggle(), canPlay() }; onMove(seconds) is called while it plays, for every picture the screen shows. */
export function player({ api, path, signal }, { onMove }) {
  const audio = h('audio', { controls: true, preload: 'none', 'aria-label': 'The song', 'data-testid': 'song-audio' });
  const element = h('div', { class: 'player', 'data-testid': 'song-player' }, audio);
  let address; // { url, contentType, expiresAt }
  let frame;

  async function load() {
    try {
      address = await api.getJson(`${path}/audio`, { signal });
      if (address.contentType && audio.canPlayType(address.contentType) === '' && address.contentType.startsWith('audio/')) {
        return say(`This browser cannot play ${address.contentType}. The song is well; another browser may play it.`);
      }
      audio.src = address.url;
    } catch (error) {
      if (!signal.aborted) say(`It cannot be played: ${error.message}`);
    }
  }

  function say(text) {
    address = undefined;
    element.replaceChildren(note('info', text));
  }

  /** An address that ran out is renewed, and the song goes on where it was; any other failure gets a sentence. */
  async function onError() {
    if (!address || signal.aborted) return;
    if (Date.parse(address.expiresAt) > Date.now()) {
      return say('This browser cannot play the file: its format is one that browsers do not know, or the storage did not give it.');
    }
    const at = audio.currentTime;
    await load();
    audio.currentTime = at;
    await audio.play().catch(() => {});
  }

  function follow() {
    cancelAnimationFrame(frame);
    onMove(audio.currentTime);
    if (!audio.paused) frame = requestAnimationFrame(follow);
  }

  for (const event of ['play', 'pause', 'seeked', 'timeupdate']) audio.addEventListener(event, follow);
  audio.addEventListener('error', onError);
  signal.addEventListener('abort', () => {
    cancelAnimationFrame(frame);
    audio.pause();
    audio.removeAttribute('src');
  }, { once: true });

  load();
  return {
    element,
    seek: seconds => { if (address) audio.currentTime = seconds; },
    toggle: () => { if (address) audio.paused ? audio.play().catch(() => {}) : audio.pause(); },
  };
}
