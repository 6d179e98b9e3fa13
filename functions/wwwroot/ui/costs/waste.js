// What was paid for without a song, and for doing things twice, explained.

import { h } from '../elements.js';
import { money, number, percent } from '../format.js';
import { costText, words } from './figures.js';

/** Why there is idle, by plan. */
const idleReasons = {
  'flex': 'Flex bills executions and nothing between them. Idle is what instances cost that are kept always ready, if any are.',
  'premium': 'Premium bills at least one instance around the clock. What songs do not use of it is idle; more songs a day make it a smaller share.',
  'container-apps': 'Replicas are billed from start to stop. What runs while no song is worked on, the minimum of replicas above all, is idle.',
  'container-apps-gpu-t4': 'A GPU waits 300 seconds before it goes away, and is billed for them. Few songs, far apart, make that the larger part.',
  'container-apps-gpu-a100': 'A GPU waits 300 seconds before it goes away, and is billed for them. Few songs, far apart, make that the larger part.',
  'local': 'A machine of your own costs the same in every hour. What its songs do not use is idle; more songs cost nothing more until it is busy.',
};

export function idle({ idle: waiting, plan, currency, publisher }) {
  if (publisher) return [h('p', {}, 'Waiting belongs to no song and to no publisher: it is no part of what this one costs. All publishers together show it.')];
  const isUnpriced = !waiting.complete && !waiting.cost;
  return [
    h('dl', { class: 'facts' },
      fact('Paid for waiting', isUnpriced ? words.noPrice : costText(waiting.cost, waiting.complete, currency)),
      fact('Share of everything', percent(waiting.share, { digits: 1 })),
      waiting.hours > 0 && fact('Hours looked at', number(waiting.hours, 0))),
    h('p', {}, idleReasons[plan] ?? 'Instances that run while no song is worked on are billed all the same.'),
    h('p', { class: 'muted small' }, 'Idle belongs to no song: it is in the total, and never in the cost of a song.'),
  ];
}

export function retries({ total, currency }) {
  const share = total.songs > 0 ? total.retriedSongs / total.songs : undefined;
  return [
    h('dl', { class: 'facts' },
      fact('Paid for doing it again', total.songs === 0 ? words.noSongs : total.cost > 0 || total.complete ? money(total.retryCost, currency) : words.noPrice),
      fact('Share of songs’ cost', total.cost > 0 ? percent(total.retryShare, { digits: 1 }) : '–'),
      fact('Songs concerned', total.songs === 0 ? '–' : `${number(total.retriedSongs, 0)} of ${number(total.songs, 0)} (${percent(share, { digits: 1 })})`)),
    h('p', {}, 'When storage is busy or an instance goes away, the service tries again. The first try was paid for as well, and is part of what the song cost.'),
    h('p', { class: 'muted small' }, 'A few percent are normal in a cloud. If it grows, the dearest songs and the logs say where.'),
  ];
}

const fact = (name, value) => [h('dt', {}, name), h('dd', {}, value)];
