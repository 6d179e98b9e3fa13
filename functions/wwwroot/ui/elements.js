// Builds the page's elements. Text always goes in as text nodes, so that a song called "<img onerror=…>" is shown and never run.

import { atLeast, money } from './format.js';

/** h('a', { href, class, onclick, 'data-testid': … }, 'text', child, [children]). null, undefined and false are left out. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(element, name, value);
  element.append(...present(children));
  return element;
}

/** Puts other children in the place of those there are, by the rules of h. */
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
}

const present = children => children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false);

function setProp(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
  else if (value === true) element.setAttribute(name, '');
  else element.setAttribute(name, value);
}

/** Changes the text only if it differs, so that live updates disturb neither selection nor screen reader. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export const icon = name => h('i', { class: `icon icon-${name}`, 'aria-hidden': 'true' });
export const hiddenText = text => h('span', { class: 'visually-hidden' }, text);

/** An amount with its currency's code for everyone who cannot tell one $ from another. */
export function amount(value, currency, { complete = true } = {}) {
  return h('data', { class: 'amount', value: value ?? '', title: money(value, currency, { code: true }) },
    atLeast(money(value, currency), complete), hiddenText(` ${currency ?? ''}`));
}

/**
 * A table in its own scrolling region, which the keyboard can reach. Columns: { title, cell: row => node or text, number: true for right-aligned,
 * header: true for the row's own header }.
 */
export function table({ caption, columns, rows, testid, rowTestid, foot }) {
  const cells = row => columns.map(column => h(column.header ? 'th' : 'td',
    { scope: column.header ? 'row' : null, class: column.number ? 'number' : null, 'data-label': column.title }, column.cell(row)));
  return h('div', { class: 'table-region', role: 'region', 'aria-label': caption, tabindex: '0' },
    h('table', { class: 'table', 'data-testid': testid },
      h('caption', { class: 'visually-hidden' }, caption),
      h('thead', {}, h('tr', {}, columns.map(column => h('th', { scope: 'col', class: column.number ? 'number' : null }, column.title)))),
      h('tbody', {}, rows.map(row => h('tr', { 'data-testid': rowTestid }, cells(row)))),
      foot && h('tfoot', {}, foot)));
}

/** A card with a heading: card('Tags', { testid }, …). The heading's level is 2. */
export function card(title, { testid, class: extra = '', tools } = {}, ...children) {
  const id = `card-${++cardCount}`;
  return h('section', { class: `card ${extra}`, 'aria-labelledby': id, 'data-testid': testid },
    h('div', { class: 'card-head' }, h('h2', { id }, title), tools), children);
}

let cardCount = 0;

/** Nothing here yet: a title, a sentence, and what to do about it. */
export function emptyState(title, text, ...actions) {
  return h('div', { class: 'state', 'data-testid': 'empty-state' },
    h('p', { class: 'state-title' }, title), text && h('p', {}, text),
    actions.length > 0 && h('div', { class: 'state-actions' }, actions));
}

/** It went wrong: the error's sentence, and a button that tries again. */
export function errorState(error, retry) {
  return h('div', { class: 'state state-error', role: 'alert', 'data-testid': 'error-state' },
    h('p', { class: 'state-title' }, error.title ?? 'Something went wrong'),
    h('p', {}, error.message),
    retry && h('div', { class: 'state-actions' }, h('button', { class: 'button', type: 'button', onclick: retry }, 'Try again')));
}

/** Grey bars in the place of data on its way. */
export function skeleton(lines = 4) {
  const bars = Array.from({ length: lines }, () => h('span', { class: 'skeleton' }));
  return h('div', { class: 'skeleton-block', 'aria-hidden': 'true', 'data-testid': 'skeleton' }, bars);
}

/** A coloured note: kind is 'info', 'good', 'warn' or 'bad'. */
export function note(kind, ...children) {
  return h('div', { class: `note note-${kind}` }, children);
}
