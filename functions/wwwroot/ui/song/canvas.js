// A canvas that draws itself anew, and sharply, whenever its size, the screen's pixels or the colours change.

import { h } from '../elements.js';
import { onThemeChange } from '../theme.js';

/** draw(context, width, height) works in CSS pixels. The picture is for the eye: what it says stands in text elsewhere. */
export function liveCanvas(className, draw, signal) {
  const canvas = h('canvas', { class: className, 'aria-hidden': 'true' });

  function redraw() {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width === 0 || height === 0) return;
    const density = Math.max(window.devicePixelRatio, 1);
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(height * density);
    const context = canvas.getContext('2d');
    context.scale(density, density);
    draw(context, width, height);
  }

  const observer = new ResizeObserver(redraw);
  observer.observe(canvas);
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  onThemeChange(redraw, signal);
  return canvas;
}
