// What the figures rest on; and where something has no price, what that is and how to give it one.

import { h, table } from '../elements.js';
import { number, percent } from '../format.js';

export function provenance(costs) {
  const books = costs.priceBookVersions ?? [];
  const prices = [costs.region && ` of ${costs.region}`, ` in ${costs.currency}`, books.length > 0 && `, price book ${books.join(', ')}`].filter(Boolean).join('');
  const basis = h('p', { class: 'muted small', 'data-testid': 'costs-basis' }, [
    `Estimates by list prices${prices}, for the plan ${costs.plan}; not a bill.`,
    costs.otherCurrencies && `Costs in ${costs.otherCurrencies.join(', ')} are left out.`,
    costs.quantileError && `The typical song and the 95 of 100 are within ${percent(costs.quantileError)}.`,
    'Days are UTC.',
  ].filter(Boolean).join(' '));
  return costs.unpriced.length === 0 ? basis : [unpricedNote(costs), basis];
}

function unpricedNote({ unpriced }) {
  const what = unpriced.length === 1 ? 'one thing that was used has no price.' : `${unpriced.length} things that were used have no price.`;
  return h('details', { class: 'note note-warn costs-unpriced', 'data-testid': 'costs-unpriced' },
    h('summary', {}, h('strong', {}, 'These costs are “at least”: '), what),
    table({
      caption: 'What has no price',
      testid: 'costs-unpriced-table',
      rows: unpriced,
      columns: [
        { title: 'Meter', header: true, cell: use => use.skuMeter },
        { title: 'Service', cell: use => use.serviceName },
        { title: 'Songs', number: true, cell: use => use.songs > 0 ? number(use.songs, 0) : 'idle only' },
        { title: 'Why', cell: use => use.reason },
        { title: 'Key in the price book', cell: use => h('code', {}, use.key) },
      ],
    }),
    h('p', { class: 'small' }, unpriced.some(use => use.key === 'local.machine')
      ? ['What an hour of your own machine costs is for you to say: the setting ', h('code', {}, 'Costs__MachineHour'), ', for example 0.20. ']
      : ['One line in a price book of your own, named by the setting ', h('code', {}, 'Costs__PriceBook'), ', adds a price. '],
    'It counts for songs tagged from then on.'));
}
