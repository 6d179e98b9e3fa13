// Hash router: finds the view of the address, loads its module and stylesheet, shows it in <main>, and cleans up after the one before.
//
// A view is a module with
//   export async function show(main, context) { ... return dispose /* optional */ }
// It puts an <h1> into main at once (skeletons may follow it) and need not wait for data. The context has
//   params    named parts of the path, { id }            query     URLSearchParams behind the '?'
//   api       { getJson, postJson }                      signal    aborted when the view is left
//   navigate  (hash, { replace }) shows another address   setQuery  (URLSearchParams) rewrites '?…' without showing the view again
//   announce  (text) for screen readers                  setTitle  (text) for the document's title

import * as api from './api.js';
import { errorState, h } from './elements.js';

const home = '#/songs';

const routes = [
  { name: 'songs', pattern: /^\/songs\/?$/, module: './songs/songs-view.js', style: 'ui/songs/songs.css' },
  { name: 'songs', pattern: /^\/songs\/(?<id>[^/]+)$/, module: './song/song-view.js', style: 'ui/song/song.css' },
  { name: 'costs', pattern: /^\/costs\/?$/, module: './costs/costs-view.js', style: 'ui/costs/costs.css' },
];

export function startRouter({ main, nav, announce }) {
  let leave = () => {};
  let isFirst = true;

  async function route() {
    const { path, query } = parse(location.hash);
    const found = match(path);
    if (!found) return navigate(home, { replace: true });

    leave();
    const left = new AbortController();
    let dispose;
    leave = () => {
      left.abort();
      dispose?.();
    };

    for (const link of nav.querySelectorAll('[data-route]')) {
      if (link.dataset.route === found.route.name) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }

    try {
      const [view] = await Promise.all([import(found.route.module), loadStyle(found.route.style)]);
      if (left.signal.aborted) return;
      main.replaceChildren();
      main.dataset.view = found.route.name;
      const shown = view.show(main, contextOf(found, query, path, left.signal));
      greet(main);
      dispose = await shown;
      if (left.signal.aborted) dispose?.();
    } catch (error) {
      if (left.signal.aborted) return;
      main.replaceChildren(h('h1', {}, 'This page could not be shown'), errorState(error, route));
      greet(main);
    }
  }

  /** Tells where we are: title, focus on the heading, top of the page. The first view takes no focus: nobody navigated. */
  function greet(main) {
    const heading = main.querySelector('h1');
    setTitle(heading?.textContent);
    if (!isFirst && heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    isFirst = false;
  }

  function contextOf(found, query, path, signal) {
    return {
      params: found.params,
      query,
      api,
      signal,
      navigate,
      setQuery: changed => history.replaceState(null, '', `#${path}${changed.size ? `?${changed}` : ''}`),
      announce,
      setTitle,
    };
  }

  function navigate(hash, { replace = false } = {}) {
    if (replace) history.replaceState(null, '', hash);
    else history.pushState(null, '', hash);
    return route();
  }

  addEventListener('hashchange', route);
  return route();
}

function parse(hash) {
  const [path, query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  return { path: path || '/songs', query: new URLSearchParams(query) };
}

function match(path) {
  for (const route of routes) {
    const groups = route.pattern.exec(path);
    if (groups) return { route, params: Object.fromEntries(Object.entries(groups.groups ?? {}).map(([name, text]) => [name, decode(text)])) };
  }
  return null;
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray '%': the server will say that there is no such song.
  }
}

function setTitle(text) {
  document.title = text ? `${text} · GenreFunctions` : 'GenreFunctions';
}

/** A view's stylesheet is loaded once, and before the view is shown. Without it the view still works. */
function loadStyle(href) {
  if (document.head.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  return new Promise(resolve => {
    const link = h('link', { rel: 'stylesheet', href, onload: resolve, onerror: resolve });
    document.head.append(link);
  });
}
