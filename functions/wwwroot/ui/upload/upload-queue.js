// The uploads of this page: three files at a time are sent, and each is followed until its song has a genre.
//
// A job goes  waiting → sending → queued → preparing → scoring → recording → done,  or ends as failed or cancelled;
// then it can be tried again.

import { postJson } from '../api.js';
import { followSongs } from './follow-songs.js';
import { putFile } from './storage-put.js';

const atOnce = 3; // More would only divide the line among them.
const grantMinutes = 60; // The longest: a large file on a slow line takes its time.
const sending = 'sending';

/** onChange(job) is called after every change of a job: { id, file, path, publisher, state, share, sentence, songId, song }. */
export function uploadQueue({ onChange }) {
  const jobs = [];
  const follow = followSongs({ onNews: change });

  function change(job, news) {
    Object.assign(job, news);
    onChange(job);
  }

  function add(files, publisher) {
    for (const { file, path } of files) {
      const job = { id: nextId++, file, path, publisher };
      jobs.push(job);
      restart(job);
    }
    next();
  }

  /** Gives the songs that nobody is named for yet to this publisher. */
  function setPublisher(publisher) {
    for (const job of jobs) if (!job.publisher && job.state === 'waiting') change(job, { publisher });
    next();
  }

  function next() {
    const free = atOnce - jobs.filter(job => job.state === sending).length;
    for (const job of jobs.filter(job => job.state === 'waiting' && job.publisher).slice(0, Math.max(0, free))) run(job);
  }

  async function run(job) {
    change(job, { state: sending });
    const { signal } = job.abort;
    try {
      if (job.file.size === 0) throw new Error('The file is empty. Export it again, or check the disk.');
      const grant = await postJson('api/uploads', { publisher: job.publisher, name: job.path, ttl: grantMinutes }, { signal });
      await putFile(grant, job.file, { signal, onProgress: share => change(job, { share }) });
      change(job, { state: 'queued', share: null, songId: grant.songId, grantedAt: Date.parse(grant.expiresAt) - grantMinutes * 60_000 });
      follow(job);
    } catch (error) {
      if (signal.aborted) change(job, { state: 'cancelled', share: null });
      else change(job, { state: 'failed', share: null, sentence: error.message });
    }
    next();
  }

  function restart(job) {
    change(job, { state: 'waiting', share: null, sentence: undefined, songId: undefined, song: undefined, abort: new AbortController() });
  }

  function cancel(job) {
    job.abort.abort();
    if (job.state === 'waiting') change(job, { state: 'cancelled' });
  }

  function retry(job) {
    restart(job);
    next();
  }

  /** Forgets the jobs that have ended. */
  function clear() {
    const ended = jobs.filter(isOver);
    for (const job of ended) jobs.splice(jobs.indexOf(job), 1);
    return ended;
  }

  return { jobs, add, setPublisher, cancel, retry, clear };
}

let nextId = 1;

export const isOver = job => ['done', 'failed', 'cancelled'].includes(job.state);

/** While it waits or is sent, it can be cancelled; afterwards the song is the service's. */
export const canCancel = job => ['waiting', sending].includes(job.state);
