// The costs on paper: a line that says what the page is of, and what is folded on screen laid open.

import { h } from '../elements.js';
import { dateTime } from '../format.js';

/** describe() gives the parts of the line; the time of printing is added. */
export function paperLine({ root, describe, signal }) {
  const line = h('p', { class: 'costs-paper', 'data-testid': 'costs-paper' });
  let opened = [];
  addEventListener('beforeprint', () => {
    line.textContent = [...describe(), `printed ${dateTime(new Date().toISOString())}`].join(' · ');
    opened = [...root.querySelectorAll('details:not([open])')];
    for (const details of opened) details.open = true;
  }, { signal });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  }, { signal });
  return line;
}
