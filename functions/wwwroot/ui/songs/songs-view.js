import { h, skeleton } from '../elements.js';

export async function show(main) {
  main.append(h('h1', {}, 'Songs'), skeleton());
}
