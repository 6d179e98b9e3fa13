// The view's requests: one for all panels that want the same, given up together when other days are shown.

export function requests(getJson, viewSignal) {
  let answers = new Map();
  let round = new AbortController();

  return {
    /** The answer, asked for once until renew(); again after it failed. */
    get(path) {
      const known = answers;
      if (!known.has(path)) {
        const answer = getJson(path, { signal: AbortSignal.any([viewSignal, round.signal]) });
        known.set(path, answer);
        answer.catch(() => known.delete(path));
      }
      return known.get(path);
    },

    /** From here on everything is asked for anew. */
    renew() {
      round.abort();
      round = new AbortController();
      answers = new Map();
    },
  };
}
