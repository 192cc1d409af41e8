import { closeSync, createReadStream, openSync, readSync } from 'fs';
import { constants, createGunzip, gunzipSync } from 'zlib';
import { StreamDigest } from './log-digest';
import { LogFile, unreadableLog } from './log-files';
import { LogSource } from '../audit-log/access-profile';
import { LogReader } from '../audit-log/log-reader';
import { Diagnostic } from '../diagnostics/diagnostic';
import { diagnostic } from '../diagnostics/issue';

/** Facts that a log adds to a profile in addition to access. */
export interface ReadLog {
  readonly source: LogSource;
  readonly diagnostics: readonly Diagnostic[];
}

/** Hears of bytes that were read, as they are in the file. */
export type OnBytes = (bytes: number) => void;

/** A part of a file that begins and ends with lines. */
export interface LogRange {
  readonly start: number;
  readonly end: number;
}

const STREAM_BYTES = 256 * 1024;

/** The size of a decompressed piece. */
const INFLATED_BYTES = 1024 * 1024;

/** How compressed files begin. */
const MAGIC_BYTES = 2;

/** Reads a file, or a part of one, with a reader of logs. */
export async function readLogFile({ path, digest }: LogFile, reader: LogReader, onBytes: OnBytes, range?: LogRange): Promise<ReadLog> {
  if (digest === undefined) {
    return readLogStream(path, createReadStream(path, { highWaterMark: STREAM_BYTES }), reader, onBytes);
  }
  if (range === undefined && isGzip(path)) {
    const stream = createReadStream(path, { highWaterMark: STREAM_BYTES });
    return readBytes(path, stream, true, reader, (chunk) => onBytes(chunk.length), () => digest);
  }
  reader.begin();
  const file = openSync(path, 'r');
  try {
    for (let at = range?.start ?? 0, end = range?.end ?? Infinity; at < end && !reader.isLegacy;) {
      const space = reader.space();
      const length = readSync(file, space, 0, Math.min(space.length, end - at), at);
      if (length === 0) {
        break;
      }
      reader.filled(length);
      onBytes(length);
      at += length;
    }
  } finally {
    closeSync(file);
  }
  return finish(reader, path, digest);
}

/** Reads a stream, which may be compressed, with a reader of logs. */
export async function readLogStream(name: string, stream: AsyncIterable<Uint8Array>, reader: LogReader, onBytes: OnBytes): Promise<ReadLog> {
  const digest = new StreamDigest();
  const chunks = stream[Symbol.asyncIterator]();
  let head: Uint8Array = Buffer.alloc(0);
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
    if (head.length >= MAGIC_BYTES) {
      break;
    }
  }
  const all = async function* () {
    yield head;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
      yield next.value;
    }
  };
  const onChunk = (chunk: Uint8Array) => {
    digest.add(chunk);
    onBytes(chunk.length);
  };
  return readBytes(name, all(), hasGzipMagic(head), reader, onChunk, () => digest.digest());
}

async function readBytes(
  name: string, stream: AsyncIterable<Uint8Array>, isCompressed: boolean, reader: LogReader, onChunk: (chunk: Uint8Array) => void, digest: () => string,
): Promise<ReadLog> {
  reader.begin();
  const inflater = isCompressed ? new Inflater((chunk) => reader.read(chunk)) : undefined;
  const diagnostics: Diagnostic[] = [];
  try {
    for await (const chunk of stream) {
      onChunk(chunk);
      if (inflater === undefined) {
        reader.read(chunk);
      } else {
        await inflater.write(chunk);
      }
      if (reader.isLegacy) {
        break;
      }
    }
    await inflater?.end();
  } catch (error) {
    const reason = zlibReason(error);
    if (reason === undefined) {
      return { source: reader.source(name, ''), diagnostics: [unreadableLog(name, error)] };
    }
    inflater?.giveLost();
    diagnostics.push(diagnostic('audit-log/cut-archive', { kind: 'file', file: name }, `The rest of the file can't be decompressed: ${reason}.`));
  }
  const finished = finish(reader, name, digest());
  return { ...finished, diagnostics: [...diagnostics, ...finished.diagnostics] };
}

function finish(reader: LogReader, name: string, digest: string): ReadLog {
  reader.end();
  return {
    source: reader.source(name, digest),
    diagnostics: reader.isLegacy
      ? [diagnostic('audit-log/legacy-format', { kind: 'file', file: name }, 'The log has the legacy text format, which lacks most of an event.',
        'Start the API server with --audit-log-format=json.')]
      : [],
  };
}

/** Decompresses a stream, and gives what comes before a damaged place. */
class Inflater {
  private readonly gunzip = createGunzip({ chunkSize: INFLATED_BYTES });
  private readonly ended: Promise<void>;

  /** All of the stream, up to the size of a piece. */
  private input: Uint8Array | undefined = Buffer.alloc(0);
  private givenBytes = 0;

  constructor(private readonly take: (chunk: Uint8Array) => void) {
    this.gunzip.on('data', (chunk: Uint8Array) => {
      this.givenBytes += chunk.length;
      take(chunk);
    });
    this.ended = new Promise((resolve, reject) => {
      this.gunzip.once('end', resolve);
      this.gunzip.once('error', reject);
    });
  }

  public async write(chunk: Uint8Array): Promise<void> {
    this.input &&= this.input.length + chunk.length > STREAM_BYTES ? undefined : Buffer.concat([this.input, chunk]);
    await Promise.race([this.ended, new Promise((resolve) => this.gunzip.write(chunk, resolve))]);
  }

  /** Gives what `zlib` loses at a damaged place: all that it made of the same piece, which may be the only one. */
  public giveLost(): void {
    const { input = Buffer.alloc(0) } = this;
    let [whole, damaged] = [Buffer.alloc(0), input.length + 1];
    for (let length = 0; length + 1 < damaged;) {
      const middle = Math.floor((length + damaged) / 2);
      try {
        whole = gunzipSync(input.subarray(0, middle), { finishFlush: constants.Z_SYNC_FLUSH });
        length = middle;
      } catch {
        damaged = middle;
      }
    }
    this.take(whole.subarray(this.givenBytes));
  }

  public async end(): Promise<void> {
    this.gunzip.end();
    await this.ended;
  }
}

/** Whether a file is compressed. */
export function isGzip(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(2);
    return readSync(file, head) === 2 && hasGzipMagic(head);
  } finally {
    closeSync(file);
  }
}

/** Files are compressed if they begin so, whatever their name. */
function hasGzipMagic(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Returns the fault of compressed data; nothing for every other error. */
function zlibReason(error: unknown): string | undefined {
  const isOfZlib = typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('Z_');
  return isOfZlib && 'message' in error ? String(error.message) : undefined;
}
