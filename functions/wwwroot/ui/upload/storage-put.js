// Sends a file straight to the storage, with the address and headers of a grant: small files in one request, large ones in blocks, so that a
// lost connection costs a block and not an hour. XMLHttpRequest and not fetch, because only it tells how much has been sent.

const wholeUpTo = 256e6; // Bytes.
const blockBytes = 32e6; // With at most 50,000 blocks in a blob that is 1.6 TB.
const attempts = 4;
const pauseSeconds = [1, 4, 10];

/** Why the storage did not take it, in a sentence. */
export class StorageError extends Error {}

/** Resolves when the blob is written. onProgress(share) goes from 0 to 1. Throws StorageError, or AbortError after the signal. */
export async function putFile(grant, file, { onProgress, signal }) {
  if (file.size <= wholeUpTo) {
    await put(grant.url, file, grant.headers, sent => onProgress(sent / file.size), signal);
    return;
  }

  const { 'x-ms-blob-type': _, ...metadata } = grant.headers; // Says what Put Blob writes; blocks are of a block blob anyway.
  const ids = [];
  for (let start = 0; start < file.size; start += blockBytes) {
    const id = btoa(String(ids.length).padStart(6, '0')); // All of a blob's identities must be equally long.
    const block = file.slice(start, start + blockBytes);
    await put(withParameters(grant.url, { comp: 'block', blockid: id }), block, {}, sent => onProgress((start + sent) / file.size), signal);
    ids.push(id);
  }
  const list = `<?xml version="1.0" encoding="utf-8"?><BlockList>${ids.map(id => `<Latest>${id}</Latest>`).join('')}</BlockList>`;
  const type = file.type ? { 'x-ms-blob-content-type': file.type } : {};
  await put(withParameters(grant.url, { comp: 'blocklist' }), list, { ...metadata, ...type }, () => {}, signal);
}

/** The signature is part of the address as it is: parameters are added behind it, and nothing is encoded again. */
const withParameters = (url, parameters) => `${url}&${new URLSearchParams(parameters)}`;

async function put(url, body, headers, onSent, signal) {
  for (let attempt = 1; ; attempt++) {
    const status = await send(url, body, headers, onSent, signal);
    if (status >= 200 && status < 300) return;
    const mayPass = status === 0 || status === 408 || status === 429 || status >= 500;
    if (!mayPass || attempt === attempts) throw new StorageError(sentence(status));
    await pause(pauseSeconds[attempt - 1], signal);
  }
}

function send(url, body, headers, onSent, signal) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = event => onSent(event.loaded);
    request.onload = () => resolve(request.status);
    request.onerror = () => resolve(0);
    request.onabort = () => reject(signal.reason);
    const abort = () => request.abort();
    signal.addEventListener('abort', abort);
    request.onloadend = () => signal.removeEventListener('abort', abort); // A file has many blocks, and one signal.
    request.send(body);
  });
}

function pause(seconds, signal) {
  return new Promise((resolve, reject) => {
    setTimeout(resolve, seconds * 1000);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function sentence(status) {
  switch (status) {
    case 0: return 'The storage cannot be reached from this page. Check the connection; or the storage does not allow this page (CORS).';
    case 403: return 'The storage refused the file: the leave to upload it has run out or was withdrawn. Try again for a new one.';
    case 404: return 'The storage has no such container. Whoever runs the service has to make it.';
    case 409: case 412: return 'Somebody is writing a song of the same name, or the storage protects the old one. Wait, or use another name.';
    case 413: return 'The storage says that the file is too large.';
    default: return `The storage did not take the file (status ${status}). Try again in a minute.`;
  }
}
