// #/costs: what songs cost, for those who pay. One request brings headline, trend, services, idle and retries; every other panel loads by itself beside it.

import { card, emptyState, h } from '../elements.js';
import { number } from '../format.js';
import { assumptionField, assumptions, changedIn } from './assumptions.js';
import { groups, services } from './breakdown.js';
import { businessCase } from './case.js';
import { dearest } from './dearest.js';
import { csvButton } from './download.js';
import { forecast } from './forecast.js';
import { headline, headlinePlaceholder } from './headline.js';
import { paperLine } from './paper.js';
import { addressOf, dayOf, rangeOf, rangeText } from './range.js';
import { requests } from './requests.js';
import { slot } from './slot.js';
import { hatching } from './svg.js';
import { toolbar } from './toolbar.js';
import { trend } from './trend.js';
import { idle, retries } from './waste.js';

const dearestShown = 10;
const groupings = { publisher: 'Publishers', genre: 'Genres', plan: 'Plans' };

/** A pause in typing that means that the number is complete. */
const typingPauseMs = 350;

export async function show(main, { query, api, signal, announce, setQuery }) {
  const today = dayOf(new Date());
  const state = {
    range: rangeOf(query, today),
    publisher: query.get('publisher') ?? '',
    by: Object.hasOwn(groupings, query.get('by') ?? '') ? query.get('by') : 'publisher',
    assumed: changedIn(query),
  };
  const asked = requests(api.getJson, signal);
  const days = () => ({ from: state.range.from, to: state.range.to });
  const scope = () => ({ ...days(), publisher: state.publisher });
  const costs = () => asked.get(api.withQuery('api/costs', { ...scope(), by: 'day' }));
  const people = () => asked.get(api.withQuery('api/costs/case', state.assumed));

  const fields = Object.fromEntries(Object.keys(assumptions).map(name => [name, assumptionField(name, state.assumed[name], value => assume(name, value))]));
  const { songsPerYear, ...assumptionFields } = fields;
  let paperText = [];

  const head = slot({ signal, placeholder: headlinePlaceholder(), load: costs, retry: reload, draw: drawHead });
  const trendPart = partOfCosts('Day by day', 'costs-trend', 9, (answer, drawn) => [trend(answer, { today, announce, signal: drawn })]);
  const servicesPart = partOfCosts('Where the money goes', 'costs-services', 7, services);
  const idlePart = partOfCosts('Idle: paid while no song was there', 'costs-idle', 4, idle);
  const retriesPart = partOfCosts('Retries: work done twice', 'costs-retries', 4, retries);
  const grouped = slot({ signal, lines: 7, load: () => asked.get(api.withQuery('api/costs', { ...scope(), by: state.by })), draw: groups });
  const dearestSongs = slot({ signal, lines: 9, load: () => asked.get(api.withQuery('api/costs/songs', { ...scope(), limit: dearestShown })), draw: dearest });
  const yearAhead = slot({ signal, lines: 8, load: loadForecast, draw: forecast });
  const theCase = slot({ signal, lines: 10, load: people, draw: drawCase });
  const panels = [head, trendPart, servicesPart, idlePart, retriesPart, grouped, dearestSongs, yearAhead, theCase];

  const where = h('p', { class: 'muted', 'data-testid': 'costs-range' });
  const bar = toolbar({ ...state, today, changed });
  const empty = h('div', { hidden: true, 'data-testid': 'costs-empty' });
  const spent = h('div', { class: 'costs-spent-on' }, trendPart.section,
    h('div', { class: 'costs-pair' }, servicesPart.section, card('For whom', { testid: 'costs-groups', tools: groupSwitch() }, grouped.element)),
    card('The dearest songs', { testid: 'costs-dearest' }, dearestSongs.element),
    h('div', { class: 'costs-pair' }, idlePart.section, retriesPart.section));

  main.append(
    h('div', { class: 'costs-head' }, h('div', {}, h('h1', {}, 'Costs'), where), h('div', { class: 'costs-actions no-print' },
      csvButton({ api, scope, announce, signal }),
      h('button', { class: 'button', type: 'button', onclick: () => print(), 'data-testid': 'costs-print' }, 'Print'))),
    paperLine({ root: main, describe: () => paperText, signal }),
    bar.element, head.element, empty, spent,
    card('A year ahead', { testid: 'costs-forecast', tools: songsPerYear.element }, yearAhead.element),
    card('The business case', { testid: 'costs-case' },
      h('div', { class: 'costs-assumptions', role: 'group', 'aria-label': 'Assumptions' }, Object.values(assumptionFields).map(field => field.element)),
      theCase.element),
    hatching());
  reload();

  /** A card that is drawn from the costs. It goes when they are missing: the head says why, for all of them. */
  function partOfCosts(title, testid, lines, draw) {
    const place = slot({ signal, lines, load: costs, draw, showsError: false, whenMissing: isMissing => { section.hidden = isMissing; } });
    const section = card(title, { testid }, place.element);
    return { section, refresh: place.refresh };
  }

  function groupSwitch() {
    return h('fieldset', { class: 'segmented', 'data-testid': 'costs-by', onchange: event => changed({ by: event.target.value }, [grouped]) },
      h('legend', { class: 'visually-hidden' }, 'Costs by'),
      Object.entries(groupings).map(([by, name]) => h('label', {},
        h('input', { type: 'radio', name: 'costs-by', value: by, checked: by === state.by, 'data-testid': `costs-by-${by}` }), h('span', {}, name))));
  }

  function reload() {
    asked.renew();
    where.textContent = [rangeText(state.range), state.publisher].filter(Boolean).join(' · ');
    // The head comes first in the list: its request goes out before the others.
    for (const panel of panels) panel.refresh();
    fillPublishers();
  }

  /** Takes over what differs, into the address too, and refreshes these panels, or all. */
  function changed(differs, only) {
    Object.assign(state, differs);
    const values = { ...addressOf(state.range), publisher: state.publisher, by: state.by === 'publisher' ? '' : state.by, ...state.assumed };
    setQuery(new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '').map(([name, value]) => [name, String(value)])));
    if (!only) return reload();
    for (const panel of only) panel.refresh();
  }

  let typing;
  signal.addEventListener('abort', () => clearTimeout(typing), { once: true });

  function assume(name, value) {
    const { [name]: _, ...others } = state.assumed;
    state.assumed = value === undefined ? others : { ...others, [name]: value };
    clearTimeout(typing);
    typing = setTimeout(() => changed({}, [yearAhead, theCase]), typingPauseMs);
  }

  async function loadForecast() {
    const path = api.withQuery('api/costs/forecast', { ...scope(), songsPerYear: state.assumed.songsPerYear });
    // A forecast can be shown without the people beside it.
    const [year, byHand] = await Promise.all([asked.get(path), people().catch(() => undefined)]);
    songsPerYear.set(year.songsPerYear);
    return { year, people: byHand };
  }

  function drawCase(answer) {
    for (const [name, field] of Object.entries(fields)) field.set(answer.assumptions[name]);
    return businessCase(answer);
  }

  /** The filter offers everybody who had a song in these days. Without an answer it stays as it is: the panel of publishers says what is wrong. */
  async function fillPublishers() {
    const all = await asked.get(api.withQuery('api/costs', { ...days(), by: 'publisher' })).catch(() => undefined);
    if (all && !signal.aborted) bar.setPublishers(all.groups.map(group => group.key));
  }

  function drawHead(answer) {
    const isEmpty = answer.total.songs === 0 && !(answer.idle.cost > 0);
    spent.hidden = isEmpty;
    empty.hidden = !isEmpty;
    empty.replaceChildren(isEmpty ? invitation() : '');
    const books = answer.priceBookVersions ?? [];
    paperText = [
      `Costs, ${rangeText(state.range)} (UTC)`, state.publisher || 'all publishers', answer.currency, books.length > 0 && `price book ${books.join(', ')}`,
      answer.complete ? 'complete' : 'at least: not everything has a price',
    ].filter(Boolean);
    announce(`Costs of ${rangeText(state.range)}: ${number(answer.total.songs, 0)} songs.`);
    return headline(answer, new Date());
  }

  function invitation() {
    const whose = state.publisher ? ` for ${state.publisher}` : '';
    const text = `No song was tagged${whose} from ${rangeText(state.range)}. Upload one and see here what it cost, or look at other days.`;
    return h('div', { class: 'card' }, emptyState('No songs yet', text,
      h('button', { class: 'button button-primary', type: 'button', onclick: () => document.querySelector('[data-upload-button]')?.click() }, 'Upload songs')));
  }
}
