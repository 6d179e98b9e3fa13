// A month's budget: what is spent, and where that leads if the month goes on as it began.

import { daysOfMonth } from './range.js';

const msPerDay = 86_400_000;

/** Less of a month than this says nothing about the rest of it. */
const leastDaysForProjection = 1;

/** The state of a budget at an instant. `projected` and `lastsUntil` (a day of the month) are undefined while it is too early to tell, or where it lasts. */
export function budgetAt({ monthly, spentThisMonth: spent }, now) {
  const days = daysOfMonth(now);
  const elapsedDays = (now.getTime() - Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)) / msPerDay;
  const perDay = elapsedDays >= leastDaysForProjection ? spent / elapsedDays : undefined;
  const projected = perDay === undefined ? undefined : perDay * days;
  return {
    share: monthly > 0 ? spent / monthly : undefined,
    elapsedShare: elapsedDays / days,
    projected,
    projectedShare: monthly > 0 && projected !== undefined ? projected / monthly : undefined,
    state: spent > monthly ? 'over' : projected > monthly ? 'heading' : 'within',
    lastsUntil: spent <= monthly && projected > monthly ? Math.ceil(monthly / perDay) : undefined,
  };
}
