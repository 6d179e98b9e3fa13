// How songs end, and how far they are, in words.

import { h } from './elements.js';
import { number } from './format.js';

const outcomes = {
  tagged: ['Tagged', 'good'],
  tooShort: ['Too short', 'warn'],
  silent: ['Silent', 'warn'],
  undecodable: ['Damaged', 'bad'],
  unsupported: ['Unsupported', 'bad'],
  tooLong: ['Too long', 'warn'],
  failed: ['Failed', 'bad'],
};

export const knownOutcomes = Object.keys(outcomes);

const lookUp = outcome => (Object.hasOwn(outcomes, outcome) ? outcomes[outcome] : [outcome, 'warn']);

export const outcomeName = outcome => lookUp(outcome)[0];

export function outcomeBadge(outcome) {
  const [name, kind] = lookUp(outcome);
  return h('span', { class: `badge badge-${kind}`, 'data-outcome': outcome }, name);
}

/** A song under way, as api/progress tells it, in words. */
export function stageText({ stage, segmentsDone, segmentsTotal }) {
  switch (stage) {
    case 'queued': return 'Waiting for its turn';
    case 'preparing': return 'Reading the audio';
    case 'scoring': return segmentsTotal ? `Scoring: ${number(segmentsDone)} of ${number(segmentsTotal)} segments` : 'Scoring';
    case 'recording': return 'Writing the result';
    case 'failed': return 'Failed; the service will say why in a moment';
    default: return stage ?? 'Under way';
  }
}

/** Its share that is done, 0 to 1, or null while nobody can tell. */
export function stageShare({ stage, segmentsDone, segmentsTotal }) {
  if (stage === 'recording') return 1;
  return stage === 'scoring' && segmentsTotal > 0 ? segmentsDone / segmentsTotal : null;
}

/** Sets a <progress> to a share, or to "no telling" for null. */
export function setProgress(bar, share) {
  if (share === null) bar.removeAttribute('value');
  else bar.value = share;
}
