// What is known of a cost: an amount, "at least" an amount, that no song was tagged, or that nothing used has a price. The last two are not nought.

import { atLeast, money } from '../format.js';

/** 'noSongs', 'noPrice', 'atLeast' or 'exact', of totals. */
export function knowledgeOf({ songs, cost, complete }) {
  if (songs === 0) return 'noSongs';
  if (complete) return 'exact';
  return cost > 0 ? 'atLeast' : 'noPrice';
}

/** The words in place of a figure that there is none of. */
export const words = { noSongs: 'no songs yet', noPrice: 'no price yet' };

/** A figure as { text, before }: before is "at least" or nothing. An amount that the API leaves out is said in words. */
export function figure(amount, knowledge, currency) {
  if (knowledge === 'noSongs' || knowledge === 'noPrice') return { text: words[knowledge], isWords: true };
  if (amount === undefined || amount === null) return { text: words.noSongs, isWords: true };
  return { text: money(amount, currency), before: knowledge === 'atLeast' ? 'at least' : '' };
}

/** A cost as one phrase: "at least $0.0123", "no price yet". */
export function costText(cost, complete, currency) {
  if (cost === undefined || cost === null) return words.noPrice;
  return complete === false && cost === 0 ? words.noPrice : atLeast(money(cost, currency), complete);
}

/** A short amount for axes: $1.2M, $0.0004. */
export function axisMoney(amount, currency) {
  const size = Math.abs(amount);
  return new Intl.NumberFormat(undefined, {
    style: 'currency', currency, currencyDisplay: 'narrowSymbol', notation: size >= 10_000 ? 'compact' : 'standard',
    ...(size === 0 || size >= 10_000 ? { minimumFractionDigits: 0, maximumFractionDigits: 1 } : size >= 1 ? {} : { maximumSignificantDigits: 2 }),
  }).format(amount);
}
