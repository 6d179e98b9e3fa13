// What is known of the file and of who looked at it: decoder, model, sizes, times, warnings.

import { card, h, note } from '../elements.js';
import { bytes, dateTime, duration, number } from '../format.js';

export function factsCard(song) {
  const facts = [
    ['Length', `${duration(song.durationSeconds)} (${number(song.durationSeconds, 2)} s)`],
    ['Segments', number(song.segmentCount)],
    ...audioFacts(song.audio),
    ['Size', bytes(song.sizeBytes)],
    ['Model', h('code', {}, song.modelId)],
    ['Features', h('code', {}, song.featureSchema)],
    ['Uploaded', dateTime(song.uploadedAt)],
    ['Tagged', dateTime(song.taggedAt)],
    ['Blob', h('bdi', {}, `${song.container}/${song.name}`)],
    ['Song id', h('code', {}, song.songId)],
    ['ETag', h('code', {}, song.eTag)],
  ];
  return card('File and model', { testid: 'song-facts' },
    h('dl', { class: 'facts' }, facts.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
    song.warnings.length > 0 && h('div', { class: 'warnings', 'data-testid': 'song-warnings' },
      note('warn', h('h3', {}, 'Warnings'), h('ul', {}, song.warnings.map(text => h('li', {}, text))))));
}

function audioFacts(audio) {
  if (!audio) return [];
  const { container, codec, sampleRateHz, channelCount, decoder, decoderVersion } = audio;
  return [
    ['Format', `${container === codec ? codec : `${codec} in ${container}`}, ${number(sampleRateHz)} Hz, ${channels(channelCount)}`],
    ['Decoder', `${decoder} ${decoderVersion}`],
  ];
}

const channels = count => ({ 1: 'mono', 2: 'stereo' })[count] ?? `${number(count)} channels`;
