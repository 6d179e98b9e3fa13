// What the list shows: filters, order and page, as they stand in the address and as the service is asked.

import { withQuery } from '../api.js';

export const filterNames = ['publisher', 'genre', 'outcome', 'minConfidence', 'maxConfidence'];
export const pageSizes = [25, 50, 100, 250, 500];

const usual = { sort: 'tagged', order: 'desc', limit: '50' };
const names = [...filterNames, 'sort', 'order', 'limit', 'cursor', 'page'];

/** From the address; what is missing there is as usual. */
export function fromAddress(search) {
  const query = { ...usual };
  for (const name of names) {
    const value = search.get(name);
    if (value) query[name] = value;
  }
  return query;
}

/** For the address; what is as usual is left out, so that addresses stay short. */
export function toAddress(query) {
  return new URLSearchParams(names.filter(name => query[name] && query[name] !== usual[name]).map(name => [name, query[name]]));
}

/** The request. The page number is for people only: the service goes by the cursor. */
export function toPath({ page, ...query }, { count }) {
  return withQuery('api/songs', { ...query, count: count ? 'true' : '' });
}

export const hasFilters = query => filterNames.some(name => query[name]);

/** The query with changed filters or order, and from its first page. */
export function changed(query, change) {
  const { cursor, page, ...kept } = query;
  return Object.fromEntries(Object.entries({ ...kept, ...change }).filter(([, value]) => value));
}

export const isSame = (one, other) => toAddress(one).toString() === toAddress(other).toString();

/** The list's last address, for the way back from a song. */
export const lastAddress = { hash: '#/songs' };
