import { readSync } from 'fs';

/** A cluster stores objects of 1.5 MiB at most, so this is room for many in one input. */
export const MAX_BYTES = 64 * 1024 * 1024;

const CHUNK_BYTES = 1024 * 1024;

/** Reads a stream to its end, but no further than shows that it has more bytes than are taken. */
export function readLimited(descriptor: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let length = 0; length <= MAX_BYTES;) {
    const chunk = readChunk(descriptor);
    if (chunk.length === 0) {
      break;
    }
    chunks.push(chunk);
    length += chunk.length;
  }
  return Buffer.concat(chunks);
}

function readChunk(descriptor: number): Uint8Array {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (;;) {
    try {
      return buffer.subarray(0, readSync(descriptor, buffer));
    } catch (error) {
      const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
      if (code === 'EOF') {
        return buffer.subarray(0, 0); // as Windows says it
      }
      if (code !== 'EAGAIN') {
        throw error;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10); // the pipe has no data yet
    }
  }
}
