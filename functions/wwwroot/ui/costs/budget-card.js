// How much of this month's budget is spent, and where that leads.

import { h } from '../elements.js';
import { atLeast, money, percent } from '../format.js';
import { budgetAt } from './budget.js';
import { figureCard, inWords } from './figure-card.js';
import { dayOf, monthText } from './range.js';
import { bar } from './svg.js';

export function budgetCard(costs, now) {
  const { budget, currency } = costs;
  const card = { testid: 'costs-budget', name: `Budget of ${monthText(dayOf(now).slice(0, 7))}` };
  if (!budget) return figureCard(costs, { ...card, value: inWords('none set'), details: ['The setting ', h('code', {}, 'Costs__MonthlyBudget'), ' sets one.'] });

  const state = budgetAt(budget, now);
  const spent = atLeast(money(budget.spentThisMonth, currency), budget.complete);
  return figureCard(costs, {
    ...card,
    class: `costs-budget-${state.state}`,
    value: { text: `${percent(state.share)} spent`, before: budget.complete ? '' : 'at least' },
    complete: budget.complete,
    details: [
      bar(state.share, { class: 'costs-spent' }),
      h('span', {}, `${spent} of ${money(budget.monthly, currency)}${costs.publisher ? ', by everybody' : ''}. ${outlook(state, currency)}`),
    ],
  });
}

function outlook({ state, share, projected, lastsUntil }, currency) {
  if (share === 0) return '';
  if (state === 'over') return 'It is used up.';
  if (projected === undefined) return 'Too early to say where that leads.';
  return `On course for ${money(projected, currency)}${lastsUntil ? `: used up on day ${lastsUntil}` : ''}.`;
}
