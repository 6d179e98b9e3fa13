// The picture that api/songs/{id}/picture gives, unpacked: waveform and mel spectrogram as typed arrays.

/** { columns, durationSeconds, waveform: { min, max } of −1 to 1, mel: { bands, lowHz, highHz, floorDb, values } } */
export async function loadPicture(api, path, signal) {
  const { columns, durationSeconds, waveform, mel } = await api.getJson(`${path}/picture`, { signal });
  return {
    columns,
    durationSeconds,
    waveform: { min: new Int8Array(unpack(waveform.min).buffer), max: new Int8Array(unpack(waveform.max).buffer) },
    mel: { ...mel, values: unpack(mel.values) },
  };
}

const unpack = base64 => Uint8Array.from(atob(base64), character => character.charCodeAt(0));
