// The spectrogram's colours: 256 steps from near black over violet, red and orange to pale yellow, equally far apart for the eye.
//
// They lie on a line through OKLCh (Ottosson 2020, https://bottosson.github.io/posts/oklab/): lightness rises evenly, which is what makes a map
// perceptually uniform and readable without colour; the hue turns evenly; the chroma is as much as sRGB holds there, up to a limit.

const steps = 256;
const lightness = [0.12, 0.97];
const hueDegrees = [285, 465]; // 465 is 105 once around: yellow.
const mostChroma = 0.19;

/** Red, green and blue of every step, 0 to 255, one after another. */
export const colourMap = makeMap();

function makeMap() {
  const map = new Uint8ClampedArray(steps * 3);
  for (let step = 0; step < steps; step++) {
    const share = step / (steps - 1);
    const light = between(lightness, share);
    const hue = between(hueDegrees, share) * Math.PI / 180;
    const wanted = mostChroma * Math.sin(Math.PI * Math.sqrt(share)) ** 0.6;
    map.set(inGamut(light, wanted || 0, hue).map(part => 255 * encode(part)), step * 3);
  }
  return map;
}

function between([from, to], share) {
  return from + (to - from) * share;
}

/** The colour with as much of the chroma as sRGB can show. */
function inGamut(light, chroma, hue) {
  for (let kept = chroma; ; kept *= 0.97) {
    const rgb = linearRgb(light, kept * Math.cos(hue), kept * Math.sin(hue));
    if (kept < 0.001 || rgb.every(part => part >= 0 && part <= 1)) return rgb;
  }
}

/** OKLab to linear sRGB, with Ottosson's matrices. */
function linearRgb(light, a, b) {
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
  ];
}

/** sRGB's transfer function (IEC 61966-2-1). */
function encode(part) {
  return part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055;
}
