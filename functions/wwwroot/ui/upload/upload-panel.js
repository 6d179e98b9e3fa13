// The panel at the lower edge: whose songs, choose files or a folder, and the list of uploads.

import { h, hiddenText, icon, setText } from '../elements.js';
import { number } from '../format.js';
import { isOver } from './upload-queue.js';
import { quietButton, uploadRow } from './upload-row.js';

const publisherStorage = 'publisher';

export function uploadPanel(panel, { queue, onFiles }) {
  const rows = new Map(); // job.id → row
  const summary = h('p', { class: 'muted small', 'data-testid': 'upload-summary' });
  const notice = h('p', { class: 'note note-info small', hidden: true, role: 'status' });
  const list = h('ul', { class: 'upload-list' });
  const publisher = h('input', {
    id: 'upload-publisher', 'data-testid': 'upload-publisher',
    value: localStorage.getItem(publisherStorage) ?? '', required: true, maxlength: 200, autocomplete: 'organization',
  });
  const start = h('button', { class: 'button button-primary', 'data-testid': 'upload-start', hidden: true }, 'Start');
  const files = fileInput({ multiple: true, 'data-testid': 'upload-input' });
  const folder = fileInput({ webkitdirectory: true, 'data-testid': 'upload-folder-input' });
  const clear = quietButton({ hidden: true, onclick: forgetEnded, 'data-testid': 'upload-clear' }, 'Clear finished');

  function fileInput(props) {
    const take = () => {
      onFiles(input);
      input.value = ''; // So that the same file can be chosen again.
    };
    const input = h('input', { type: 'file', hidden: true, tabindex: -1, onchange: take, ...props });
    return input;
  }

  panel.append(
    h('div', { class: 'upload-head' }, h('h2', {}, 'Uploads'), summary,
      quietButton({ onclick: close, 'data-testid': 'upload-close' }, icon('close'), hiddenText('Close uploads'))),
    h('form', { class: 'upload-form', onsubmit: takePublisher, onchange: takePublisher },
      h('div', { class: 'field' }, h('label', { for: 'upload-publisher' }, 'Publisher: whose songs?'), publisher), start),
    h('div', { class: 'upload-choose' },
      h('button', { class: 'button', type: 'button', onclick: () => files.click() }, icon('upload'), 'Choose files'),
      h('button', { class: 'button', type: 'button', onclick: () => folder.click() }, icon('folder'), 'Choose a folder'), clear, files, folder),
    notice, list);

  function takePublisher(event) {
    event.preventDefault();
    const name = publisherName();
    if (!name) return;
    localStorage.setItem(publisherStorage, name);
    queue.setPublisher(name);
  }

  const publisherName = () => publisher.value.trim();

  function show(job) {
    if (!rows.has(job.id)) {
      const row = uploadRow(job, { onCancel: queue.cancel, onRetry: queue.retry });
      rows.set(job.id, row);
      list.append(row.element);
    }
    rows.get(job.id).update();
    count();
  }

  function count() {
    const done = queue.jobs.filter(job => job.state === 'done').length;
    const failed = queue.jobs.filter(job => job.state === 'failed').length;
    const failures = failed > 0 ? `, ${number(failed)} failed` : '';
    setText(summary, queue.jobs.length === 0 ? '' : `${number(done)} of ${number(queue.jobs.length)} done${failures}`);
    start.hidden = !queue.jobs.some(job => job.state === 'waiting' && !job.publisher);
    clear.hidden = !queue.jobs.some(isOver);
  }

  function forgetEnded() {
    for (const job of queue.clear()) {
      rows.get(job.id).element.remove();
      rows.delete(job.id);
    }
    count();
    publisher.focus();
  }

  function tell(text) {
    setText(notice, text);
    notice.hidden = !text;
  }

  /** Opens the panel, with the focus where something is missing. */
  function open() {
    panel.hidden = false;
    if (!publisherName()) publisher.focus();
  }

  function close() {
    panel.hidden = true;
    document.querySelector('[data-upload-button]').focus();
  }

  panel.addEventListener('keydown', event => { if (event.key === 'Escape') close(); });
  return { open, show, tell, publisherName, choose: () => files.click() };
}
