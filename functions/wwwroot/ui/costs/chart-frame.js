// What every chart has: what it shows in a sentence, its key, and its numbers as a table in its place.

import { h } from '../elements.js';

let count = 0;

/** A chart and its table, of which one is shown at a time. */
export function chartFrame({ summary, chart, key = [], table, testid }) {
  const id = `costs-chart-${++count}`;
  const drawn = h('div', { class: 'costs-drawn', id: `${id}-drawn` }, chart);
  const listed = h('div', { id: `${id}-table`, hidden: true }, table);
  const toggle = h('button', {
    class: 'button button-quiet', type: 'button', 'aria-expanded': 'false', 'aria-controls': `${id}-table`, 'data-testid': `${testid}-as-table`,
  }, 'Show as table');
  toggle.addEventListener('click', () => {
    const isTable = listed.hidden;
    listed.hidden = !isTable;
    drawn.hidden = isTable;
    toggle.setAttribute('aria-expanded', String(isTable));
    toggle.textContent = isTable ? 'Show as chart' : 'Show as table';
  });
  return h('figure', { class: 'costs-figure', 'data-testid': testid },
    h('figcaption', { class: 'costs-summary', 'data-testid': `${testid}-summary` }, summary),
    drawn, listed,
    h('div', { class: 'costs-figure-foot' }, key.length > 0 && h('ul', { class: 'costs-key' }, key.map(entry => h('li', {}, entry))), toggle));
}
