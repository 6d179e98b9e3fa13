// Below the list: which songs of how many, previous and next page, and the size of a page.
// The service's cursors lead forward only; the way back is remembered here while the page is open.

import { h, icon, setText } from '../elements.js';
import { number } from '../format.js';
import { changed, pageSizes } from './song-query.js';

const before = new Map(); // cursor → the query of the page before

export function songPager({ onQuery }) {
  let shown;
  let next;

  const position = h('p', { class: 'muted', 'data-testid': 'song-position' });
  const size = h('select', { 'data-testid': 'page-size', onchange: () => onQuery(changed(shown, { limit: size.value })) },
    pageSizes.map(value => h('option', { value }, value)));
  const back = h('button', { class: 'button', type: 'button', 'data-testid': 'page-previous', onclick: goBack }, icon('back'), 'Previous');
  const forth = h('button', { class: 'button', type: 'button', 'data-testid': 'page-next', onclick: goForth }, 'Next', icon('next'));

  const element = h('nav', { class: 'song-pager no-print', 'aria-label': 'Pages' },
    position, h('label', { class: 'page-size' }, h('span', {}, 'Songs a page'), size), h('div', { class: 'page-steps' }, back, forth));

  function goBack() {
    if (back.getAttribute('aria-disabled') !== 'true') onQuery(before.get(shown.cursor) ?? changed(shown, {}));
  }

  function goForth() {
    if (forth.getAttribute('aria-disabled') === 'true') return;
    before.set(next, shown);
    onQuery({ ...shown, cursor: next, page: String(pageOf(shown) + 1) });
  }

  /** Shows where `count` songs of a page stand among `total`, which may be unknown. */
  function show(query, { count, cursor, total }) {
    shown = query;
    next = cursor;
    size.value = query.limit;
    if (!size.value) size.append(h('option', { value: query.limit, selected: true }, query.limit)); // An address may ask for another size.
    // aria-disabled and not disabled: a disabled button would lose the focus of whoever is pressing it.
    back.setAttribute('aria-disabled', String(!query.cursor));
    forth.setAttribute('aria-disabled', String(!cursor));

    const start = (pageOf(query) - 1) * Number(query.limit);
    const range = query.cursor && !query.page ? `${number(count)} songs` : `${number(start + 1)}–${number(start + count)}`;
    setText(position, count === 0 ? '' : total === undefined ? range : `${range} of ${number(total)}`);
  }

  return { element, show };
}

const pageOf = query => Number(query.page) || 1;
