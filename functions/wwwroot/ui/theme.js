// Light, dark, or as the system: sets data-theme on <html>, remembers a choice, and tells views that draw by themselves when colours change.

const storageKey = 'theme';
const systemDark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set();

/** 'light', 'dark' or 'auto'. */
export function chosenTheme() {
  const stored = localStorage.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : 'auto';
}

/** Calls back after every change of colours, until the signal is aborted. */
export function onThemeChange(callback, signal) {
  listeners.add(callback);
  signal?.addEventListener('abort', () => listeners.delete(callback), { once: true });
}

/** The value of a custom property as it is now, for canvas and charts: colour('--accent'). */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Connects the three radio buttons in the header. */
export function connectThemeSwitch(fieldset) {
  for (const radio of fieldset.querySelectorAll('input')) radio.checked = radio.value === chosenTheme();
  fieldset.addEventListener('change', event => choose(event.target.value));
}

function choose(theme) {
  if (theme === 'auto') localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, theme);
  apply();
}

function apply() {
  const chosen = chosenTheme();
  paint(chosen === 'auto' ? (systemDark.matches ? 'dark' : 'light') : chosen);
}

function paint(theme) {
  document.documentElement.dataset.theme = theme;
  for (const listener of listeners) listener();
}

systemDark.addEventListener('change', apply);
addEventListener('beforeprint', () => paint('light')); // Paper is white; what is drawn on canvas is drawn anew for it.
addEventListener('afterprint', apply);
apply();
