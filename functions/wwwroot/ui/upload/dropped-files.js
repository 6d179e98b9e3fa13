// Files out of a drop or a folder: folders are walked to their ends, and what is plainly no audio (covers, texts, hidden files) is left out.

/** What was dropped: { files: [{ file, path }], leftOut }. Has to be called while the drop event lasts. */
export async function droppedFiles(dataTransfer) {
  const entries = [...dataTransfer.items].filter(item => item.kind === 'file').map(item => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const found = [];
  for (const entry of entries) {
    if (entry instanceof File) found.push({ file: entry, path: entry.name });
    else if (entry) await walk(entry, '', found);
  }
  return sift(found, entries.some(entry => entry?.isDirectory));
}

/** What an <input type="file"> holds, a folder or files. */
export function chosenFiles(input) {
  const found = [...input.files].map(file => ({ file, path: file.webkitRelativePath || file.name }));
  return sift(found, input.webkitdirectory);
}

async function walk(entry, folder, found) {
  const path = folder + entry.name;
  if (entry.isFile) {
    found.push({ path, file: await new Promise((resolve, reject) => entry.file(resolve, reject)) });
    return;
  }
  const reader = entry.createReader();
  for (;;) { // A reader gives a hundred entries at a time, and none at the end.
    const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return;
    for (const child of entries) await walk(child, `${path}/`, found);
  }
}

/** A file that somebody picked one by one is taken as it is; of a folder, only what may be audio. */
function sift(found, isFolder) {
  const files = isFolder ? found.filter(mayBeAudio) : found;
  return { files, leftOut: found.length - files.length };
}

const otherTypes = /^(image|text)\/|^application\/(pdf|zip|json|xml)/;
const otherEndings = /\.(cue|log|m3u8?|nfo|sfv|md5|accurip|db|ini)$/i;

function mayBeAudio({ file, path }) {
  return !file.name.startsWith('.') && !otherTypes.test(file.type) && !otherEndings.test(path);
}
