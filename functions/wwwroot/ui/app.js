// Starts the page: the theme, the uploads, and the router that shows one view at a time in <main>.

import { connectThemeSwitch } from './theme.js';
import { startRouter } from './router.js';
import { connectUploads } from './upload/uploads.js';

connectThemeSwitch(document.querySelector('[data-theme-switch]'));

document.querySelector('[data-skip]').addEventListener('click', event => {
  event.preventDefault(); // The hash belongs to the router.
  document.getElementById('main').focus();
});

const announcer = document.getElementById('announcer');
const announce = text => { announcer.textContent = text; };

connectUploads({
  panel: document.getElementById('uploads'),
  button: document.querySelector('[data-upload-button]'),
  announce,
});

startRouter({
  main: document.getElementById('main'),
  nav: document.querySelector('.main-nav'),
  announce,
});
