// Chart.js on a canvas: fetched when the first chart is wanted, in the page's colours, redrawn in dark, light and on paper, and readable by keyboard.

import { h } from '../elements.js';
import { colour, onThemeChange } from '../theme.js';

const source = 'ui/lib/chart.umd.min.js';

/** A chart on an A4 page between its margins, in CSS pixels, and dense enough for a printer. */
const paper = { width: 690, height: 230, devicePixelRatio: 3 };

let loading;

/** The library, fetched once. After a failure the next chart tries again. */
function library() {
  loading ??= new Promise((resolve, reject) => {
    const fail = () => {
      loading = undefined;
      reject(new Error('The library of charts could not be loaded.'));
    };
    document.head.append(h('script', { src: source, onload: () => globalThis.Chart ? resolve(globalThis.Chart) : fail(), onerror: fail }));
  });
  return loading;
}

/** The colours that a canvas cannot take from a stylesheet: the page's tokens. */
function inks() {
  return {
    ink: colour('--ink'), inkSoft: colour('--ink-soft'), line: colour('--line'), surface: colour('--surface'),
    songs: colour('--accent'), idle: colour('--line-strong'), budget: colour('--bad'), count: colour('--good'), font: colour('--font-text'),
  };
}

/** The same on paper, which is always light. */
function paperInks() {
  const root = document.documentElement;
  const theme = root.dataset.theme;
  root.dataset.theme = 'light';
  try {
    return inks();
  } finally {
    root.dataset.theme = theme;
  }
}

/**
 * A chart whose points lie along its horizontal axis. configure(inks) gives Chart.js its configuration, spoken(index) a point in words: arrow keys go from
 * point to point, Home and End to the first and the last.
 */
export function canvasChart({ label, configure, spoken, announce, signal }) {
  const canvas = h('canvas', { role: 'img', tabindex: '0', 'aria-label': `${label}. Arrow keys read the points one by one.` });
  const box = h('div', { class: 'costs-canvas' }, canvas);
  draw();
  return box;

  async function draw() {
    try {
      const Chart = await library();
      if (signal.aborted) return;
      connect(new Chart(canvas, configure(inks())));
    } catch (error) {
      if (!signal.aborted) box.replaceChildren(h('p', { class: 'muted' }, `${error.message} The table has the same figures.`));
    }
  }

  function connect(chart) {
    const repaint = colours => {
      const { data, options } = configure(colours);
      Object.assign(chart, { data, options });
      chart.update('none');
    };
    onThemeChange(() => repaint(inks()), signal);
    addEventListener('beforeprint', () => {
      repaint(paperInks());
      chart.options.devicePixelRatio = paper.devicePixelRatio;
      chart.resize(paper.width, paper.height);
    }, { signal });
    addEventListener('afterprint', () => {
      repaint(inks());
      chart.resize();
    }, { signal });
    canvas.addEventListener('keydown', event => step(chart, event), { signal });
    canvas.addEventListener('blur', () => activate(chart, null), { signal });
    signal.addEventListener('abort', () => chart.destroy(), { once: true });
  }

  function step(chart, event) {
    const last = chart.data.labels.length - 1;
    const at = chart.getActiveElements()[0]?.index;
    const next = { ArrowRight: (at ?? -1) + 1, ArrowLeft: (at ?? last + 1) - 1, Home: 0, End: last }[event.key];
    if (event.key === 'Escape') activate(chart, null);
    if (next === undefined) return;
    event.preventDefault();
    const index = Math.max(0, Math.min(last, next));
    activate(chart, index);
    announce(spoken(index));
  }
}

function activate(chart, index) {
  const active = index === null ? [] : chart.data.datasets.flatMap((dataset, datasetIndex) => dataset.data[index] === null ? [] : [{ datasetIndex, index }]);
  chart.setActiveElements(active);
  chart.tooltip.setActiveElements(active, { x: 0, y: 0 });
  chart.update('none');
}

/** Diagonal lines as a fill, so that idle differs from songs without its colour, too. */
export function hatch(line, ground) {
  const size = 6;
  const tile = document.createElement('canvas');
  tile.width = tile.height = size;
  const context = tile.getContext('2d');
  context.fillStyle = ground;
  context.fillRect(0, 0, size, size);
  context.strokeStyle = line;
  context.lineWidth = 2;
  context.beginPath();
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift, size);
    context.lineTo(shift + size, 0);
  }
  context.stroke();
  return context.createPattern(tile, 'repeat');
}
