// Loaded into the storage emulator before its own code.
// Its standard input is a pipe from the host: when the pipe closes, because the host stops or was killed, the emulator ends as on SIGTERM,
// which writes its files. Ctrl-C is for the host alone, which needs storage until the last song is done.
'use strict';
const once = process.once;
process.once = function (event, listener) {
  return event === 'SIGINT' ? this : once.call(this, event, listener);
};
process.on('SIGINT', () => {});
const end = () => {
  if (process.listenerCount('SIGTERM') > 0) process.emit('SIGTERM');
  else process.exit(0);
};
process.stdin.on('end', end).on('error', end).resume();
// The host that read the output may be gone before the last line.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
