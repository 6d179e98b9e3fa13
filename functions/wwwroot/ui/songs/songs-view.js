// The Songs view: what is under way, filters, and a live list paged by the service. Its state stands in the address, so a link shares it.

import { emptyState, errorState, fill, h, note, setText, skeleton } from '../elements.js';
import { number } from '../format.js';
import { poll } from '../polling.js';
import { chooseFiles } from '../upload/uploads.js';
import { songFilters } from './song-filters.js';
import { songPager } from './song-pager.js';
import { changed, filterNames, fromAddress, hasFilters, isSame, lastAddress, toAddress, toPath } from './song-query.js';
import { songTable } from './song-table.js';
import { underWay } from './under-way.js';

const listSeconds = 5;
const progressSeconds = 2;
const pollsPerCount = 12; // Counting is the dearer question: once a minute will do.

export async function show(main, { api, query: search, setQuery, announce, signal }) {
  let query = fromAddress(search);
  let total;
  let polls = 0;
  let loading; // AbortController of the request under way: a newer one takes its place.

  const heading = h('p', { class: 'muted', 'data-testid': 'song-count' });
  const running = underWay();
  const filters = songFilters({ query, signal, onChange: change => apply(changed(query, change)), onClear: clear });
  const table = songTable({ onSort: applyOrder });
  const pager = songPager({ onQuery: next => apply(next, { isTurn: true }) });
  const trouble = h('div', { role: 'status' });
  const list = h('div', { class: 'card song-list' }, skeleton(8));

  main.append(
    h('div', { class: 'view-head' }, h('h1', {}, 'Songs'), h('div', { class: 'song-count' }, filters.clear, heading)),
    running.element, filters.element, trouble, list);
  lastAddress.hash = addressOf(query);

  /** Shows another query: a filter, an order, or (the total stays) another page. */
  function apply(next, { isTurn = false } = {}) {
    if (isSame(next, query)) return;
    query = next;
    filters.offerClear(query);
    setQuery(toAddress(query));
    lastAddress.hash = addressOf(query);
    if (!isTurn) total = undefined;
    load({ count: total === undefined, isNew: true });
    if (isTurn) main.scrollIntoView({ block: 'start' });
  }

  function applyOrder(sort, order) {
    apply(changed(query, { sort, order }));
    filters.set(query);
  }

  function clear() {
    apply(changed(query, Object.fromEntries(filterNames.map(name => [name, '']))));
    filters.set(query);
    filters.element.querySelector('input').focus(); // The button that had it is gone.
  }

  /** Loads the page of the query and shows it. */
  async function load({ count = false, isNew = false } = {}) {
    loading?.abort();
    const own = loading = new AbortController();
    const asked = query;
    if (isNew) list.setAttribute('aria-busy', 'true');
    try {
      const page = await api.getJson(toPath(asked, { count }), { signal: AbortSignal.any([signal, own.signal]) });
      if (own !== loading) return;
      showPage(asked, page, isNew);
    } catch (error) {
      if (signal.aborted || own.signal.aborted) return;
      if (!isNew) throw error; // A poll: the list stays, and a line above says that it is old.
      list.replaceChildren(errorState(error, () => load({ count: true, isNew: true })));
      setText(heading, '');
    } finally {
      if (own === loading) list.removeAttribute('aria-busy');
    }
  }

  function showPage(asked, page, isNew) {
    total = page.total ?? total;
    filters.suggest(page.songs.map(song => song.publisher));
    table.show(page.songs, asked);
    filters.element.hidden = page.songs.length === 0 && !hasFilters(asked);
    pager.show(asked, { count: page.songs.length, cursor: page.cursor, total });
    if (page.songs.length === 0) list.replaceChildren(nothing(asked));
    else if (!table.element.isConnected) list.replaceChildren(table.element, pager.element);

    const text = total === undefined ? '' : `${number(total)} ${total === 1 ? 'song' : 'songs'}${hasFilters(asked) ? ' match' : ''}`;
    setText(heading, text);
    if (isNew && text) announce(text);
  }

  function nothing(asked) {
    if (hasFilters(asked)) {
      return emptyState('No song matches', 'Loosen a filter, or clear them all.',
        h('button', { class: 'button', type: 'button', onclick: clear }, 'Clear filters'));
    }
    return emptyState('Nothing here yet',
      'Upload a song, or drop files or whole folders anywhere on this page. Some seconds later they have their genres.',
      h('button', { class: 'button button-primary', type: 'button', onclick: chooseFiles, 'data-testid': 'first-upload' }, 'Upload the first song'));
  }

  const offline = error => fill(trouble, error && table.element.isConnected && note('warn', `Not up to date: ${error.message}`));

  await load({ count: true, isNew: true });
  if (signal.aborted) return;

  poll(() => load({ count: ++polls % pollsPerCount === 0 }), listSeconds, { signal, onError: offline, startsAtOnce: false });
  poll(async () => running.show(await api.getJson('api/progress', { signal })), progressSeconds, { signal });
}

const addressOf = query => `#/songs${toAddress(query).size ? `?${toAddress(query)}` : ''}`;
