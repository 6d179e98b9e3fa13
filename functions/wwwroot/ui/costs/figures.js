// What is known of a cost: an amount, "at least" an amount, that no song was tagged, or that nothing used has a price. The last two are not nought.

import { h } from '../elements.js';
import { atLeast, money, number } from '../format.js';

/** 'noSongs', 'noPrice', 'atLeast' or 'exact', of totals. */
export function knowledgeOf({ songs, cost, complete }) {
  if (songs === 0) return 'noSongs';
  if (complete) return 'exact';
  return cost > 0 ? 'atLeast' : 'noPrice';
}

/** The words in place of a figure that there is none of. */
export const words = { noSongs: 'no songs yet', noPrice: 'no price yet' };

/** A figure as { text, before }: before is "at least" or nothing. What there is no amount of is said in words. */
export function figure(amount, knowledge, currency, write = money) {
  if (knowledge === 'noSongs' || knowledge === 'noPrice') return { text: words[knowledge], isWords: true };
  if (amount === undefined || amount === null) return { text: words.noPrice, isWords: true };
  return { text: write(amount, currency), before: knowledge === 'atLeast' ? 'at least' : '' };
}

/** A figure's value, large; what stands before it is small. */
export function valueElement({ text, before, isWords }, testid) {
  return h('p', { class: isWords ? 'figure-value costs-words' : 'figure-value', 'data-testid': testid },
    before && h('span', { class: 'costs-before' }, `${before} `), text);
}

/** A cost as one phrase: "at least $0.0123", "no price yet". */
export function costText(cost, complete, currency, write = money) {
  if (cost === undefined || cost === null) return words.noPrice;
  return complete === false && cost === 0 ? words.noPrice : atLeast(write(cost, currency), complete);
}

/** 1,234 songs. */
export const songCount = count => `${number(count, 0)} ${count === 1 ? 'song' : 'songs'}`;

/** Money of a year to come: in estimates of thousands, cents would only look exact. */
export function roundMoney(amount, currency) {
  return Math.abs(amount) < 1000 ? money(amount, currency)
    : new Intl.NumberFormat(undefined, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 }).format(amount);
}

/** Writes the amounts of an axis that ends at `top`: all with as many decimals as its steps need, $1.2M, $0.50, $0.0004. */
export function axisMoney(top, currency) {
  const isLarge = top >= 10_000;
  const decimals = isLarge ? 1 : top >= 20 ? 0 : Math.min(12, Math.max(2, 1 - Math.floor(Math.log10(top || 1))));
  const format = new Intl.NumberFormat(undefined, {
    style: 'currency', currency, currencyDisplay: 'narrowSymbol', notation: isLarge ? 'compact' : 'standard',
    minimumFractionDigits: isLarge ? 0 : decimals, maximumFractionDigits: decimals,
  });
  return amount => format.format(amount);
}
