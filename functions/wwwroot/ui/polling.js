// Asks again and again while somebody is looking: never twice at once, not while the tab is hidden, slower after failures,
// until the signal is aborted.

/**
 * Calls work(signal) at once, or after the first pause, and then every `seconds`. A failure doubles the pause, up to a minute;
 * work that returns false ends it.
 * onError(error) hears of failures, onError(null) of the first success after one.
 */
export function poll(work, seconds, { signal, onError = () => {}, startsAtOnce = true }) {
  let timer;
  let pause = seconds;
  let isBusy = false;
  let isOver = false;

  async function tick() {
    clearTimeout(timer);
    if (isBusy || isOver || signal.aborted || document.hidden) return;
    isBusy = true;
    try {
      isOver = await work(signal) === false;
      if (pause !== seconds) onError(null);
      pause = seconds;
    } catch (error) {
      if (signal.aborted) return;
      pause = Math.min(60, pause * 2);
      onError(error);
    } finally {
      isBusy = false;
    }
    if (!isOver && !signal.aborted) timer = setTimeout(tick, pause * 1000);
  }

  document.addEventListener('visibilitychange', tick, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  if (startsAtOnce) tick();
  else timer = setTimeout(tick, pause * 1000);
}
