// The service's HTTP API: JSON in and out, one kind of error whose message is a sentence, and the key asked for when one is needed.
// The key lives in sessionStorage and travels in a header only, never in an address.

import { askForKey } from './key-dialog.js';

const keyStorage = 'functions-key';
const longestPause = 30; // Seconds; a Retry-After beyond it is left to the reader, who can press "Try again".

/** What a request ended in when it did not end well. */
export class ApiError extends Error {
  constructor(status, title, detail, retryAfterSeconds) {
    super(detail || title);
    this.name = 'ApiError';
    this.status = status; // 0: no answer at all
    this.title = title;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** GETs JSON: getJson('api/songs?limit=10', { signal }). Throws ApiError. */
export function getJson(path, { signal } = {}) {
  return request('GET', path, undefined, signal);
}

/** POSTs JSON and gives the answer's JSON. Throws ApiError. */
export function postJson(path, body = {}, { signal } = {}) {
  return request('POST', path, JSON.stringify(body), signal);
}

/** GETs a file with the key in its header, for downloads: an ordinary link could carry the key only in its address. */
export async function getBlob(path, { signal } = {}) {
  return (await send('GET', path, undefined, signal)).blob();
}

/** 'api/songs' + { limit: 10, genre: '' } = 'api/songs?limit=10'. Empty values are left out. */
export function withQuery(path, values) {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''));
  return query.size ? `${path}?${query}` : path;
}

async function request(method, path, body, signal) {
  const response = await send(method, path, body, signal);
  try {
    return await response.json();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(response.status, 'Unreadable answer', 'The service answered with something that is not JSON.');
  }
}

/** Sends, once more with a key after 401, and once more after a short Retry-After when reading. */
async function send(method, path, body, signal) {
  let hasPaused = false;
  for (;;) {
    const key = sessionStorage.getItem(keyStorage);
    const response = await attempt(method, path, body, key, signal);
    if (response.ok) return response;

    if (response.status === 401) {
      await renewKey(key);
      signal?.throwIfAborted();
      continue;
    }

    const error = await problemOf(response);
    if (response.status !== 503 || method !== 'GET' || hasPaused || !(error.retryAfterSeconds <= longestPause)) throw error;
    hasPaused = true;
    await pause(error.retryAfterSeconds, signal);
  }
}

async function attempt(method, path, body, key, signal) {
  const headers = { accept: 'application/json' };
  if (key) headers['x-functions-key'] = key;
  if (body !== undefined) headers['content-type'] = 'application/json';
  try {
    return await fetch(path, { method, headers, body, signal, credentials: 'same-origin' });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, 'No answer', 'The service cannot be reached. Is it running, and are you online?');
  }
}

let asking; // One dialog for all requests that were refused meanwhile.
let hasDeclined = false; // Closed without a key: nothing asks again until the reader does something, such as pressing "Try again".

async function renewKey(refused) {
  if (sessionStorage.getItem(keyStorage) !== refused) return; // Another request has asked already.
  if (!hasDeclined) asking ??= askForKey({ wasRefused: refused !== null }).finally(() => { asking = undefined; });
  const entered = await asking;
  if (!entered) {
    hasDeclined = true;
    addEventListener('click', () => { hasDeclined = false; }, { once: true, capture: true });
    throw new ApiError(401, 'Key needed', 'The service wants a key, and none was entered.');
  }
  sessionStorage.setItem(keyStorage, entered);
}

async function problemOf(response) {
  const problem = await response.json().catch(() => ({}));
  const title = problem.title || `Status ${response.status}`;
  const detail = problem.detail || `The service answered with status ${response.status} and no explanation.`;
  return new ApiError(response.status, title, detail, retryAfterOf(response));
}

/** Retry-After in seconds, from either of its two forms; undefined when absent. */
function retryAfterOf(response) {
  const text = response.headers.get('retry-after');
  if (!text) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

function pause(seconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });
}
