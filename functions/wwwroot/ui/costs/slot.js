// A place whose content is on its way, there, or missing. While something newer is on its way it keeps what it shows, so that nothing jumps.

import { errorState, h, skeleton } from '../elements.js';

/**
 * load() gives data, draw(data, signal) nodes; the signal is aborted when they are replaced. Where showsError is false somebody else says what is wrong, and
 * whenMissing(true or false) can hide what surrounds the place.
 */
export function slot({ signal, lines = 4, placeholder = skeleton(lines), load, draw, retry, whenMissing = () => {}, showsError = true }) {
  const element = h('div', { class: 'costs-slot' }, placeholder);
  let latest;
  let drawn = new AbortController();
  signal.addEventListener('abort', () => drawn.abort(), { once: true });

  async function refresh() {
    latest?.abort();
    const mine = latest = new AbortController();
    const ended = AbortSignal.any([signal, mine.signal]);
    element.setAttribute('aria-busy', 'true');
    try {
      const data = await load();
      if (ended.aborted) return;
      put(nodesSignal => draw(data, nodesSignal));
      whenMissing(false);
    } catch (error) {
      if (ended.aborted) return;
      put(() => showsError ? [errorState(error, retry ?? refresh)] : []);
      whenMissing(true);
    } finally {
      if (latest === mine) element.removeAttribute('aria-busy');
    }
  }

  function put(make) {
    drawn.abort();
    drawn = new AbortController();
    element.replaceChildren(...make(drawn.signal).flat(Infinity).filter(Boolean));
  }

  return { element, refresh };
}
