import { MAX_BYTES } from '../manifest-files/limited-read';
import { decodeManifest, ReadFiles, readManifestFiles } from '../manifest-files/manifest-files';

export const STANDARD_INPUT = '-';

/** Reads manifests from files, from folders and, for `-`, from the standard input. */
export async function readManifestInput(files: readonly string[], input: AsyncIterable<Uint8Array>): Promise<ReadFiles> {
  const read = readManifestFiles(files.filter((file) => file !== STANDARD_INPUT));
  if (!files.includes(STANDARD_INPUT)) {
    return read;
  }
  const decoded = decodeManifest(STANDARD_INPUT, await readLimited(input), {});
  return 'text' in decoded ? { ...read, sources: [...read.sources, decoded] } : { ...read, diagnostics: [...read.diagnostics, decoded] };
}

/** Reads to the end, but no further than shows that there are more bytes than are taken. */
async function readLimited(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BYTES) {
      break;
    }
  }
  return Buffer.concat(chunks);
}
