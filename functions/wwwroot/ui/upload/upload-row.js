// One upload in the panel: name, what is happening, a bar, and what can be done about it.

import { h, hiddenText, icon, setText } from '../elements.js';
import { bytes, percent } from '../format.js';
import { genreChip } from '../genres.js';
import { setProgress, stageShare, stageText } from '../outcomes.js';
import { songAddress } from '../song-name.js';
import { canCancel } from './upload-queue.js';

export function uploadRow(job, { onCancel, onRetry }) {
  const slash = job.path.lastIndexOf('/');
  const file = job.path.slice(slash + 1);
  const name = h('a', { class: 'upload-name', title: job.path }, h('bdi', {}, file));
  const state = h('span', { class: 'upload-state' });
  const bar = h('progress', { max: 1, 'aria-label': `Progress of ${file}` });
  const cancel = quietButton({ onclick: () => onCancel(job) }, icon('close'), hiddenText(`Cancel ${file}`));
  const retry = quietButton({ onclick: () => onRetry(job) }, icon('retry'), 'Try again', hiddenText(`: ${file}`));
  const size = h('span', { class: 'upload-size muted' }, bytes(job.file.size));
  const element = h('li', { class: 'upload-row', 'data-testid': 'upload-row' }, name, size, state, bar, cancel, retry);

  function update() {
    element.dataset.state = job.state;
    if (job.songId) {
      name.href = songAddress(job.songId);
      element.dataset.songId = job.songId;
    }
    if (job.state === 'done') state.replaceChildren(genreChip(job.song.genre), ` ${percent(job.song.confidence)}`);
    else setText(state, textOf(job));
    setProgress(bar, shareOf(job));
    bar.hidden = ['waiting', 'done', 'failed', 'cancelled'].includes(job.state);
    keepFocus(element, () => {
      cancel.hidden = !canCancel(job);
      retry.hidden = !['failed', 'cancelled'].includes(job.state);
    });
  }

  update();
  return { element, update };
}

export const quietButton = (props, ...content) => h('button', { class: 'button button-quiet', type: 'button', ...props }, content);

function textOf(job) {
  switch (job.state) {
    case 'waiting': return job.publisher ? 'Waiting' : 'Waiting: whose song is it?';
    case 'sending': return job.share === null ? 'Starting' : `Sending: ${percent(job.share)}`;
    case 'cancelled': return 'Cancelled';
    case 'failed': return job.sentence;
    default: return stageText(job.progress ?? { stage: job.state });
  }
}

const shareOf = job => (job.state === 'sending' ? job.share : stageShare(job.progress ?? { stage: job.state }));

/** When a button that had the focus disappears, its row's other button takes it over, or the link. */
function keepFocus(row, change) {
  const hadFocus = row.contains(document.activeElement);
  change();
  if (hadFocus && document.activeElement.hidden) row.querySelector('button:not([hidden]), a[href]')?.focus();
}
