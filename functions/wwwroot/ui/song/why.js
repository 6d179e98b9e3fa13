// Why the song was tagged as it was: what in its sound spoke for a label and what against it, in sentences, bars and figures. The song is read again for that,
// so nothing is asked for until somebody wants to know.

import { card, errorState, fill, h, skeleton, table } from '../elements.js';
import { number, percent } from '../format.js';
import { genreName } from '../genres.js';

const rowsAtFirst = 8;

export function why({ tags }, { api, path, signal }) {
  const labels = h('select', { 'data-testid': 'why-label', onchange: load }, tags.map(({ label }) => h('option', { value: label }, genreName(label))));
  const picker = h('label', { class: 'field no-print', hidden: true }, h('span', {}, 'Label'), labels);
  const answer = h('div', { class: 'why-answer' },
    h('p', {}, 'What in the sound spoke for its genre, and what against it? The song is read again to tell, which takes some seconds.'),
    h('p', { class: 'no-print' }, h('button', { class: 'button', type: 'button', onclick: load, 'data-testid': 'why-ask' }, 'Explain')));
  const state = h('p', { class: 'visually-hidden', role: 'status' });
  let asked = 0;

  async function load() {
    const turn = ++asked;
    const hadFocus = answer.contains(document.activeElement);
    fill(answer, skeleton(6));
    state.textContent = 'The song is being explained.';
    try {
      const explanation = await api.getJson(`${path}/explanation?label=${encodeURIComponent(labels.value)}`, { signal });
      if (turn !== asked) return; // Another label was asked for meanwhile.
      fill(answer, parts(explanation));
      picker.hidden = false;
      state.textContent = explanation.sentences.join(' ');
      if (hadFocus) labels.focus(); // What was pressed is there no more.
    } catch (error) {
      if (signal.aborted || turn !== asked) return;
      state.textContent = '';
      fill(answer, errorState({ title: 'There is no explanation', message: error.message }, load));
      if (hadFocus) answer.querySelector('button').focus();
    }
  }

  return card('Why?', { testid: 'song-why', class: 'why', tools: picker }, answer, state);
}

function parts(explanation) {
  return [
    h('p', { class: 'why-sentences', 'data-testid': 'why-sentences' }, explanation.sentences.join(' ')),
    groupsTable(explanation),
    h('p', { class: 'muted small', 'data-testid': 'why-sum' }, sum(explanation)),
  ];
}

function groupsTable({ groups, label }) {
  const longest = Math.max(...groups.map(({ value }) => Math.abs(value)));
  const rest = groups.slice(rowsAtFirst);
  const element = h('div', {}, rowsTable(groups.slice(0, rowsAtFirst), label, longest));
  if (rest.length > 0) {
    const more = h('button', { class: 'button no-print', type: 'button', 'data-testid': 'why-all', onclick: showAll },
      `Show ${number(rest.length)} more, ${points(rest.reduce((total, { value }) => total + value, 0))} together`);
    element.append(more);
  }
  return element;

  function showAll() {
    const all = rowsTable(groups, label, longest);
    element.replaceChildren(all);
    all.focus();
  }
}

const rowsTable = (groups, label, longest) => table({
  caption: `What spoke for ${genreName(label)}, and what against it`,
  testid: 'why-groups',
  rowTestid: 'why-group',
  rows: groups,
  columns: [
    { title: 'Percentage points', number: true, cell: ({ value }) => points(value) },
    { title: 'Against, for', cell: ({ value }) => bar(value, longest) },
    { title: 'This song has', header: true, cell: ({ words }) => words },
    { title: 'Measure', cell: measure },
  ],
});

const measure = ({ measure: name, deviations }) => h('span', { class: 'muted small' },
  `${name}, ${number(Math.abs(deviations))} deviations ${deviations < 0 ? 'below' : 'above'} the average`);

/** The figure beside it says the same. */
function bar(value, longest) {
  const filled = h('span', { class: value < 0 ? 'against' : 'for' });
  filled.style.setProperty('--share', longest > 0 ? Math.abs(value) / longest : 0);
  return h('span', { class: 'why-bar', 'aria-hidden': 'true' }, filled);
}

const points = value => `${value < 0 ? '−' : '+'}${number(Math.abs(100 * value))}`;

function sum({ baseline, baselineProbability, probability, confidence, segmentCount, songSegmentCount }) {
  const chosen = segmentCount < songSegmentCount ? ` Of its ${number(songSegmentCount)} segments ${number(segmentCount)} were looked at, evenly chosen.` : '';
  return `All points add up from ${percent(baselineProbability, { digits: 1 })}, which ${baseline} gets, to ${percent(probability, { digits: 1 })}, `
    + `the mean of this song’s segments; calibrated, that is ${percent(confidence)}.${chosen}`;
}
