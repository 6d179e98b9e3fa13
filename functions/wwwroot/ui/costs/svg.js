// Elements of SVG, whose sizes are attributes: nothing here needs a style attribute, and colours come from the stylesheet, on screen and on paper.

const namespace = 'http://www.w3.org/2000/svg';

export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined && value !== null) element.setAttribute(name, value);
  element.append(...children.flat().filter(Boolean));
  return element;
}

/** The hatching that marks what belongs to no song and what is known in part, once a page. */
export function hatching() {
  return svg('svg', { width: 0, height: 0, class: 'costs-patterns', 'aria-hidden': 'true' },
    svg('defs', {}, pattern('costs-hatch', 'costs-hatch-line'), pattern('costs-hatch-idle', 'costs-hatch-line-idle')));
}

function pattern(id, line) {
  return svg('pattern', { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg('rect', { width: 6, height: 6, class: 'costs-hatch-ground' }), svg('rect', { width: 2.5, height: 6, class: line }));
}

/** A bar of a share of its width; `class` gives its colour. Said in text beside it, so hidden from screen readers. */
export function bar(share, { class: kind = 'costs-fill', hatched = false } = {}) {
  const percent = Math.max(0, Math.min(1, Number.isFinite(share) ? share : 0)) * 100;
  return svg('svg', { class: 'costs-bar', width: '100%', height: 10, 'aria-hidden': 'true', focusable: 'false' },
    svg('rect', { class: 'costs-track', width: '100%', height: 10, rx: 3 }),
    // Little is not nothing: the smallest bar can still be seen.
    share > 0 && svg('rect', { class: kind, width: `${Math.max(0.6, percent).toFixed(3)}%`, height: 10, rx: 3, fill: hatched ? 'url(#costs-hatch)' : undefined }));
}
