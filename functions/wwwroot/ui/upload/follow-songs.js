// Follows uploaded songs until they have a result: where they are from api/progress, what became of them from api/songs/{id}.

import { getJson, withQuery } from '../api.js';
import { poll } from '../polling.js';

const seconds = 2;
const looksPerQuestion = 3; // A song that is not under way is asked for at every third look only: usually it has just not begun.
const clockDifferenceMilliseconds = 2000; // Between the service, which gives the grant, and the storage, which dates the blob.
const patienceMilliseconds = 15 * 60_000;
const silence = 'The file is uploaded, but nothing was heard of its song for a quarter of an hour. Look at api/health, then try again.';

/** Returns follow(job). onNews(job, changes) is called with every stage, and at the end. */
export function followSongs({ onNews }) {
  const followed = new Set();
  let stop;

  function follow(job) {
    Object.assign(job, { looks: 0, wasSeen: false, lastNews: Date.now() });
    followed.add(job);
    if (stop) return;
    stop = new AbortController();
    poll(look, seconds, { signal: stop.signal });
  }

  async function look(signal) {
    const [publisher, ...others] = new Set([...followed].map(job => job.publisher));
    const path = withQuery('api/progress', { publisher: others.length === 0 ? publisher : '' }); // Fewer songs of others stand in the way.
    const { songs } = await getJson(path, { signal });
    const underWay = new Map(songs.map(song => [song.songId, song]));
    for (const job of [...followed]) await lookAt(job, underWay.get(job.songId), signal);
    if (followed.size > 0) return true;
    stop = undefined;
    return false;
  }

  async function lookAt(job, progress, signal) {
    if (progress && progress.stage !== 'failed') {
      Object.assign(job, { wasSeen: true, lastNews: Date.now() });
      onNews(job, { state: progress.stage, progress });
      return;
    }
    if (!job.wasSeen && ++job.looks % looksPerQuestion !== 0) return;

    const song = await resultOf(job, signal);
    if (song) end(job, song.outcome === 'tagged' ? { state: 'done', song } : { state: 'failed', song, sentence: song.message ?? 'It got no tags.' });
    else if (Date.now() - job.lastNews > patienceMilliseconds) {
      end(job, { state: 'failed', sentence: silence });
    }
  }

  function end(job, news) {
    followed.delete(job);
    onNews(job, news);
  }

  return follow;
}

/** The song, if it is about this upload and not about an older version; null while there is none. */
async function resultOf(job, signal) {
  try {
    const song = await getJson(`api/songs/${job.songId}`, { signal });
    return Date.parse(song.uploadedAt) >= job.grantedAt - clockDifferenceMilliseconds ? song : null;
  } catch (error) {
    if (error.status === 404) return null;
    throw error;
  }
}
