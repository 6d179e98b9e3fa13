// Uploads, from anywhere on the page: the button in the header, files or folders dropped, and "Upload the first song" in an empty list.

import { number } from '../format.js';
import { genreName } from '../genres.js';
import { chosenFiles, droppedFiles } from './dropped-files.js';
import { uploadPanel } from './upload-panel.js';
import { isOver, uploadQueue } from './upload-queue.js';

let panel;

export function connectUploads({ panel: element, button, announce }) {
  const queue = uploadQueue({ onChange: job => {
    panel.show(job);
    if (isOver(job)) announce(`${job.path}: ${job.song?.genre ? genreName(job.song.genre) : job.sentence ?? 'cancelled'}`);
  } });
  panel = uploadPanel(element, { queue, onFiles: input => take(chosenFiles(input)) });

  function take({ files, leftOut }) {
    panel.open();
    queue.add(files, panel.publisherName());
    panel.tell(leftOut > 0 ? `Left out, because they are no audio: ${number(leftOut)} ${leftOut === 1 ? 'file' : 'files'}.` : '');
  }

  button.addEventListener('click', chooseFiles);
  acceptDrops(async dataTransfer => {
    try {
      take(await droppedFiles(dataTransfer));
    } catch (error) {
      panel.open();
      panel.tell(`What was dropped could not be read: ${error.message}`);
    }
  });
  addEventListener('beforeunload', event => {
    if (queue.jobs.some(job => job.state === 'sending')) event.preventDefault(); // The browser asks whether to leave.
  });
}

/** Opens the panel, and the browser's dialog for files when it is known whose they will be. */
export function chooseFiles() {
  panel.open();
  if (panel.publisherName()) panel.choose();
}

function acceptDrops(take) {
  const root = document.documentElement;
  const hasFiles = event => event.dataTransfer?.types.includes('Files');
  let depth = 0; // Entering a child comes before leaving its parent.
  const count = change => {
    depth = Math.max(0, depth + change);
    root.classList.toggle('is-dropping', depth > 0);
  };

  addEventListener('dragenter', event => { if (hasFiles(event)) count(1); });
  addEventListener('dragleave', event => { if (hasFiles(event)) count(-1); });
  addEventListener('dragover', event => { if (hasFiles(event)) event.preventDefault(); });
  addEventListener('drop', event => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    count(-depth);
    take(event.dataTransfer);
  });
}
