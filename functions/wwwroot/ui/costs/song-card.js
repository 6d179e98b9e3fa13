// What a typical song costs, large, and how costs spread around it.

import { costText, figure, knowledgeOf } from './figures.js';
import { facts, figureCard } from './figure-card.js';
import { svg } from './svg.js';

const secondsPerHour = 3600;

export function songCard(costs) {
  const { total, currency } = costs;
  const known = knowledgeOf(total);
  return figureCard(costs, {
    testid: 'costs-per-song', class: 'costs-hero', name: 'A typical song costs', complete: total.complete,
    value: figure(total.median, known, currency), details: details(total, known, currency),
  });
}

function details(total, known, currency) {
  if (known === 'noSongs') return 'Half of the songs cost no more than this, once there are songs.';
  if (known === 'noPrice') return 'What was used has no price yet; below is what is missing.';
  const cost = amount => costText(amount, total.complete, currency);
  return [spread(total), facts([
    { name: [sign('rect', { class: 'costs-fill', width: 12, height: 12, rx: 2 }), 'Half cost up to'], value: cost(total.median), testid: 'costs-median' },
    { name: [sign('line', { class: 'costs-spread-mean', x1: 6, x2: 6, y1: 0, y2: 12 }), 'Average'], value: cost(total.mean), testid: 'costs-mean' },
    { name: [sign('rect', { class: 'costs-spread-most', width: 12, height: 12, rx: 2 }), '95 of 100 cost up to'], value: cost(total.p95), testid: 'costs-p95' },
    total.audioSeconds > 0 && { name: 'An hour of audio', value: cost(total.cost / total.audioSeconds * secondsPerHour), testid: 'costs-per-hour' },
  ])];
}

/** Where typical, average and dear lie, on a line from nought to a little beyond the dear. */
function spread({ median, mean, p95 }) {
  const end = 1.06 * Math.max(median, mean, p95);
  const at = cost => `${(100 * cost / end).toFixed(2)}%`;
  const band = (kind, width) => svg('rect', { class: kind, width, height: 10, y: 8, rx: 3 });
  return end > 0 && svg('svg', { class: 'costs-spread', width: '100%', height: 26, 'aria-hidden': 'true', focusable: 'false' },
    band('costs-track', '100%'), band('costs-spread-most', at(p95)), band('costs-fill', at(median)),
    svg('line', { class: 'costs-spread-mean', x1: at(mean), x2: at(mean), y1: 2, y2: 24 }));
}

const sign = (shape, look) => svg('svg', { class: 'costs-sign', width: 12, height: 12, 'aria-hidden': 'true' }, svg(shape, look));
