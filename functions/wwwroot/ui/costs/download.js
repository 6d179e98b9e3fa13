// The button that saves all lines of the shown days as CSV. The key travels in a header, so a plain link would not do.

import { h } from '../elements.js';

/** scope() gives from, to and publisher. */
export function csvButton({ api, scope, announce, signal }) {
  const button = h('button', { class: 'button', type: 'button', onclick: download, 'data-testid': 'costs-csv' }, 'Download CSV');
  const problem = h('p', { class: 'costs-problem', role: 'alert', 'data-testid': 'costs-csv-problem' });
  return h('div', { class: 'costs-download' }, button, problem);

  async function download() {
    const days = scope();
    button.disabled = true;
    button.textContent = 'Preparing…';
    problem.textContent = '';
    try {
      save(await api.getBlob(api.withQuery('api/costs.csv', days), { signal }), `genre-costs-${days.from}-${days.to}.csv`);
      announce('The file was downloaded.');
    } catch (error) {
      if (!signal.aborted) problem.textContent = `The file could not be made: ${error.message}`;
    } finally {
      button.disabled = false;
      button.textContent = 'Download CSV';
    }
  }
}

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  h('a', { href: address, download: name }).click();
  // The browser has taken hold of it by its next turn.
  setTimeout(() => URL.revokeObjectURL(address));
}
