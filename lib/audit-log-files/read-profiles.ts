import { closeSync, openSync, readSync } from 'fs';
import { readProfileFile } from './profile-file';
import { readLogs, ReadLogs, ReadLogsOptions, STANDARD_INPUT } from './read-logs';
import { AccessProfile } from '../audit-log/access-profile';
import { Diagnostic } from '../diagnostics/diagnostic';
import { diagnostic } from '../diagnostics/issue';

/** How a saved profile begins. */
const BEGINNING = /^\s*\{\s*"apiVersion"\s*:\s*"argo-rbac\/[^"]*"\s*,\s*"kind"\s*:\s*"AccessProfile"/;
const BEGINNING_BYTES = 256;

/** Reads audit logs, and profiles that were saved, into one profile. Each source counts once. */
export async function readLogsAndProfiles(
  paths: readonly string[], input: AsyncIterable<Uint8Array>, options: ReadLogsOptions = {},
): Promise<ReadLogs> {
  const profiles = paths.filter((path) => path !== STANDARD_INPUT && isProfile(path));
  const logs = paths.filter((path) => !profiles.includes(path));
  const read = logs.length === 0 && profiles.length > 0 ? { profile: undefined, found: [], diagnostics: [] } : await readLogs(logs, input, options);
  const diagnostics: Diagnostic[] = [...read.diagnostics];
  let profile: AccessProfile | undefined = read.profile;
  for (const file of profiles) {
    const added = readProfileFile(file);
    if (!(added instanceof AccessProfile)) {
      diagnostics.push(...added);
      continue;
    }
    const joined = profile === undefined ? { profile: added, diagnostics: [] } : join(profile, added, file);
    profile = joined.profile;
    diagnostics.push(...joined.diagnostics);
  }
  return { profile: profile ?? new AccessProfile(options.limits), found: read.found, diagnostics };
}

/** Joins two profiles. Of two of which one has read all that the other has, the larger one is enough. */
function join(known: AccessProfile, added: AccessProfile, file: string): Omit<ReadLogs, 'found'> {
  const place = { kind: 'file', file } as const;
  const ofKnown = new Set(known.sources.map(({ digest }) => digest));
  const shared = added.sources.filter(({ digest }) => ofKnown.has(digest));
  if (shared.length === 0) {
    known.merge(added);
    return { profile: known, diagnostics: [] };
  }
  const names = shared.map(({ name }) => name).join(', ');
  const whole = hasReadAllOf(known, added) ? known : hasReadAllOf(added, known) ? added : undefined;
  if (whole !== undefined) {
    return {
      profile: whole,
      diagnostics: [diagnostic('audit-log/repeated-source', place, `The content of ${names} in the profile is given twice, and counts once.`, 'Give it once.')],
    };
  }
  return {
    profile: known,
    diagnostics: [diagnostic('audit-log/shared-source', place,
      `This profile and another one have both read ${names}. The command can't separate the content that both have.`, 'Merge only profiles of different logs.')],
  };
}

/** Whether a profile has read each source of another one, for the same time at least: a part of a log has the digest of all of it. */
function hasReadAllOf(profile: AccessProfile, { sources }: AccessProfile): boolean {
  const known = new Map(profile.sources.map((source) => [source.digest, source]));
  return sources.every(({ digest, first = Infinity, last = -Infinity }) => {
    const source = known.get(digest);
    return source !== undefined && (source.first ?? Infinity) <= first && (source.last ?? -Infinity) >= last;
  });
}

/** Whether a file is a profile that was saved. */
export function isProfile(path: string): boolean {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(BEGINNING_BYTES);
      return BEGINNING.test(bytes.toString('utf8', 0, readSync(file, bytes, 0, BEGINNING_BYTES, 0)));
    } finally {
      closeSync(file);
    }
  } catch {
    return false; // the reading of logs reports it
  }
}
