// Asks for the key of the Functions app in a dialog. Resolves to the key, or to null when the dialog was closed without one.

import { h } from './elements.js';

export function askForKey({ wasRefused }) {
  const input = h('input', { id: 'key-input', type: 'password', name: 'key', required: true, autocomplete: 'off', 'data-testid': 'key-input' });
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'key-title', 'data-testid': 'key-dialog' },
    h('form', { method: 'dialog' },
      h('h2', { id: 'key-title' }, wasRefused ? 'The key was not accepted' : 'A key is needed'),
      h('p', {}, 'Enter a key of the Functions app. It is kept until this tab is closed, and is sent to this service only.'),
      h('label', { class: 'field', for: 'key-input' }, h('span', {}, 'Key'), input),
      h('div', { class: 'dialog-actions' },
        h('button', { class: 'button', type: 'button', onclick: () => dialog.close('') }, 'Cancel'),
        h('button', { class: 'button button-primary', value: 'use', 'data-testid': 'key-submit' }, 'Use this key'))));

  document.body.append(dialog);
  dialog.showModal();
  return new Promise(resolve => dialog.addEventListener('close', () => {
    resolve(dialog.returnValue === 'use' ? input.value.trim() || null : null);
    dialog.remove();
  }, { once: true }));
}
