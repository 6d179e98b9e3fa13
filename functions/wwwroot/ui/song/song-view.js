// The One-song view: what it is, what it sounds like when, what is known of the file, why it is that, and what it cost.

import { emptyState, errorState, fill, h, icon, note, setText, skeleton } from '../elements.js';
import { ago, dateTime, duration } from '../format.js';
import { outcomeName, setProgress, stageShare, stageText } from '../outcomes.js';
import { poll } from '../polling.js';
import { nameParts } from '../song-name.js';
import { lastAddress } from '../songs/song-query.js';
import { factsCard } from './facts.js';
import { moodCard } from './mood.js';
import { score } from './score.js';
import { songCosts } from './song-costs.js';
import { tagsCard } from './tags.js';
import { verdict } from './verdict.js';
import { versionsCard } from './versions.js';
import { why } from './why.js';

const lookSeconds = 2;

export async function show(main, { params, api, announce, setTitle, signal }) {
  const path = `api/songs/${encodeURIComponent(params.id)}`;
  const heading = h('h1', { class: 'song-title', 'data-testid': 'song-title' }, 'Song');
  const subtitle = h('p', { class: 'muted song-subtitle' });
  const body = h('div', { class: 'song-body' }, skeleton(6));
  let parts; // AbortController of the parts shown now: a song tagged again is shown anew.

  main.append(
    h('p', { class: 'no-print' }, h('a', { class: 'back-link', href: lastAddress.hash }, icon('back'), 'Songs')),
    h('div', { class: 'song-head' }, heading, subtitle), body);

  async function load() {
    try {
      showSong(await api.getJson(path, { signal }));
    } catch (error) {
      if (signal.aborted) return;
      if (error.status === 404) await showMissing();
      else body.replaceChildren(errorState(error, load));
    }
  }

  function showSong(song) {
    parts?.abort();
    parts = new AbortController();
    const context = { api, announce, path, signal: AbortSignal.any([signal, parts.signal]) };

    const { folder, file } = nameParts(song);
    heading.replaceChildren(h('bdi', {}, file));
    setTitle(file);
    announce(file); // The heading had the focus before it had the name.
    fill(subtitle,
      h('bdi', {}, song.publisher), folder && [' · ', h('bdi', {}, folder)],
      song.durationSeconds > 0 && ` · ${duration(song.durationSeconds)}`, ' · tagged ',
      h('time', { datetime: song.taggedAt, title: dateTime(song.taggedAt) }, ago(song.taggedAt)));

    fill(body,
      verdict(song, context, load),
      song.outcome !== 'tagged' && messageOf(song),
      score(song, context),
      h('div', { class: 'cards' }, song.tags.length > 0 && tagsCard(song), song.moods && moodCard(song), factsCard(song)),
      song.tags.length > 0 && why(song, context),
      songCosts(song, context),
      song.versions.length > 1 && versionsCard(song));
  }

  /** No result: either it is under way, and will be shown when it is there, or there is no such song. */
  async function showMissing() {
    let wasUnderWay = false;
    const stage = h('p', { role: 'status' });
    const bar = h('progress', { max: 1, 'aria-label': 'Progress' });
    const waiting = h('div', { class: 'card song-waiting', 'data-testid': 'song-waiting' }, h('h2', {}, 'It is being tagged'), stage, bar);

    poll(async () => {
      const progress = await progressOf(api, params.id, signal);
      if (progress) {
        if (!wasUnderWay) body.replaceChildren(waiting);
        wasUnderWay = true;
        heading.replaceChildren(h('bdi', {}, nameParts(progress).file));
        setText(stage, stageText(progress));
        setProgress(bar, stageShare(progress));
        return true;
      }
      if (wasUnderWay) await load();
      else body.replaceChildren(noSuchSong());
      return false;
    }, lookSeconds, { signal, onError: failure => failure && body.replaceChildren(errorState(failure, load)) });
  }

  await load();
}

/** Where a song is, or undefined when it is not under way. */
export async function progressOf(api, songId, signal) {
  const { songs } = await api.getJson('api/progress', { signal });
  return songs.find(song => song.songId === songId);
}

const noSuchSong = () => emptyState('There is no such song', 'It may have been removed, or the address is not quite right.',
  h('a', { class: 'button', href: '#/songs' }, 'All songs'));

const messageOf = song => h('div', { 'data-testid': 'song-message' },
  note(song.outcome === 'failed' ? 'bad' : 'warn', h('strong', {}, `${outcomeName(song.outcome)}. `), song.message ?? 'It got no tags.'));
