// What tagging this song cost: a line per meter as the price list has it, what has no price, and the same run on other plans.

import { amount, card, emptyState, errorState, fill, h, note, skeleton, table } from '../elements.js';
import { dateTime, money, number, quantity } from '../format.js';
import { poll } from '../polling.js';

// A run's cost is written just after its result, which is what brought us here: until it is there it is asked for a few times more.
const lookSeconds = 2;
const mostLooks = 5;

export function songCosts(song, { api, signal }) {
  const body = h('div', {}, skeleton(4));
  const element = card('Cost', { testid: 'song-costs' }, body);
  let looks = 0;
  let shownRuns = 0;

  /** Gives whether to look again. */
  async function load() {
    looks++;
    try {
      const costs = await api.getJson(`api/costs/${song.songId}`, { signal });
      if (costs.runs.length !== shownRuns) fill(body, costParts(costs));
      shownRuns = costs.runs.length;
      return looks < mostLooks && Date.parse(costs.runs[0]?.endedAt) < Date.parse(song.taggedAt);
    } catch (error) {
      if (signal.aborted) return false;
      if (error.status === 404) body.replaceChildren(notMetered(load));
      else body.replaceChildren(errorState(error, load));
      return error.status === 404 && looks < mostLooks;
    }
  }

  poll(load, lookSeconds, { signal });
  return element;
}

const notMetered = lookAgain => emptyState('Not metered yet',
  'A run’s cost is known some seconds after it ends. Songs tagged before metering began have none.',
  h('button', { class: 'button', type: 'button', onclick: lookAgain }, 'Look again'));

function costParts({ cost, currency, complete, runs }) {
  const [last, ...older] = runs;
  return [
    h('p', { class: 'cost-total', 'data-testid': 'song-cost-total' }, amount(cost, currency, { complete }),
      h('span', { class: 'muted small' }, `${number(runs.length)} ${runs.length === 1 ? 'run' : 'runs'}, by list prices`)),
    last && runPart(last, currency),
    older.map(run => h('details', { class: 'cost-run' },
      h('summary', {}, `Run of ${dateTime(run.endedAt)}: `, amount(run.cost, currency, run)), runPart(run, currency))),
  ];
}

function runPart(run, currency) {
  return h('div', { class: 'cost-run-body', 'data-testid': 'song-cost-run' },
    h('p', { class: 'muted small' }, `Run of ${dateTime(run.endedAt)} on the plan ${run.plan}; price book ${run.priceBookVersion}.`),
    run.retryCost > 0 && note('warn', 'Retries made up ', amount(run.retryCost, currency), ' of it.'),
    linesTable(run, currency),
    run.unpriced.length > 0 && unpricedNote(run.unpriced),
    h('div', { class: 'cards cost-more' }, elsewhereTable(run, currency), executionsTable(run.executions)));
}

function linesTable(run, currency) {
  return table({
    caption: 'Cost lines',
    testid: 'cost-lines',
    rowTestid: 'cost-line',
    rows: run.lines,
    columns: [
      { title: 'Meter', header: true, cell: line => [line.SkuMeter, ' ', line.Tags?.attempt === 'retry' && badge('retry')] },
      { title: 'Service', cell: line => line.ServiceName },
      { title: 'Used', number: true, cell: line => `${quantity(line.ConsumedQuantity)} ${line.ConsumedUnit}` },
      { title: 'List price', number: true, cell: line => [amount(line.ListUnitPrice, currency), ` per ${line.PricingUnit}`] },
      { title: 'Cost', number: true, cell: line => amount(line.ListCost, currency) },
      { title: 'Quantity is', cell: line => line.x_MeterBasis },
    ],
    foot: h('tr', {}, h('th', { scope: 'row', colspan: 4 }, run.complete ? 'Sum' : 'Sum of what has a price'),
      h('td', { class: 'number' }, amount(run.cost, currency)), h('td', {})),
  });
}

const unpricedNote = unpriced => h('div', { 'data-testid': 'cost-unpriced' }, note('info', h('h3', {}, 'Without a price'),
  h('ul', {}, unpriced.map(({ serviceName, skuMeter, consumedQuantity, consumedUnit, reason }) => h('li', {},
    `${serviceName}, ${skuMeter}: ${quantity(consumedQuantity)} ${consumedUnit}. ${reason}`)))));

function elsewhereTable({ elsewhere, plan }, currency) {
  if (!elsewhere?.length) return null;
  return h('div', { 'data-testid': 'cost-plans' }, h('h3', {}, 'The same run on other plans'), table({
    caption: 'The same run on other plans',
    rows: elsewhere,
    columns: [
      { title: 'Plan', header: true, cell: other => [other.plan, ' ', other.plan === plan && h('span', { class: 'badge' }, 'this one')] },
      { title: 'Cost', number: true, cell: other => (other.cost === undefined ? 'no price' : amount(other.cost, currency, other)) },
      { title: '1,000 such songs', number: true, cell: other => money(other.cost === undefined ? undefined : other.cost * 1000, currency) },
    ],
  }));
}

function executionsTable(executions) {
  if (!executions?.length) return null;
  return h('div', { 'data-testid': 'cost-executions' }, h('h3', {}, 'Executions'), table({
    caption: 'Executions of this run, those of one function together',
    rowTestid: 'cost-execution',
    rows: ofOneFunction(executions),
    columns: [
      { title: 'Function', header: true, cell: ({ function: name, attempt }) => [name, ' ', attempt > 1 && badge(`attempt ${attempt}`)] },
      { title: 'Times', number: true, cell: ({ count }) => quantity(count) },
      { title: 'Wall time', number: true, cell: ({ wallSeconds }) => `${quantity(wallSeconds)} s` },
      { title: 'CPU time', number: true, cell: ({ cpuSeconds }) => `${quantity(cpuSeconds)} s` },
      { title: 'Time is', cell: ({ basis }) => basis },
    ],
  }));
}

/** A song of an hour has hundreds of executions, and an orchestrator's step tells nothing that the next one does not. */
function ofOneFunction(executions) {
  const groups = Map.groupBy(executions, ({ function: name, attempt, basis }) => [name, attempt, basis].join());
  return [...groups.values()].map(alike => ({
    ...alike[0],
    count: alike.length,
    wallSeconds: alike.reduce((sum, { wallSeconds }) => sum + wallSeconds, 0),
    cpuSeconds: alike.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
  }));
}

const badge = text => h('span', { class: 'badge badge-warn' }, text);
