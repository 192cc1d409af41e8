import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { ReadLogs } from './read-logs';
import { AccessProfile, ProfileLimits } from '../audit-log/access-profile';
import { LogRow, recordRows } from '../audit-log/log-rows';
import { diagnostic } from '../diagnostics/issue';
import { membersOf } from '../rbac/validation/plain-data';

const FIX = 'Run the query that argo-rbac tailor --sql prints, and save its result as CSV with a header or as JSON lines.';
const COLUMNS = ['event', 'requests', 'first_seen', 'last_seen'] as const;

/** Reads the result of the query that `--sql` prints: JSON lines, or CSV with a header. */
export function readLogRows(file: string, limits: Partial<ProfileLimits>): ReadLogs {
  const profile = new AccessProfile(limits);
  const fail = (message: string, fix: string): ReadLogs => ({
    profile, found: [file], diagnostics: [diagnostic('audit-log/invalid-rows', { kind: 'file', file }, message, fix)],
  });
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    return fail(`The file can't be read: ${error instanceof Error ? error.message : String(error)}.`, 'Check the path.');
  }
  const records = /^\s*\{/.test(text) ? jsonRecords(text) : csvRecords(text);
  const rows = records.map(rowOf);
  const wrong = rows.findIndex((row) => row === undefined);
  if (rows.length === 0 || wrong >= 0) {
    return fail(rows.length === 0 ? 'The file has no row.' : `Row ${wrong + 1} of the file lacks one of the columns ${COLUMNS.join(', ')}.`, FIX);
  }
  const given = rows.filter((row) => row !== undefined);
  const unread = recordRows(profile, given);
  if (unread > 0) {
    return fail(`${unread} of ${given.length} rows aren't events.`, FIX);
  }
  const times = given.flatMap(({ first, last }) => [Date.parse(first), Date.parse(last)]).filter((time) => !Number.isNaN(time));
  profile.addSource({
    name: file,
    bytes: Buffer.byteLength(text),
    digest: createHash('sha256').update(text).digest('hex'),
    lines: given.length,
    unreadable: 0,
    ...times.length === 0 ? {} : { first: times.reduce((a, b) => Math.min(a, b)), last: times.reduce((a, b) => Math.max(a, b)) },
  });
  return { profile, found: [file], diagnostics: [] };
}

function rowOf(record: unknown): LogRow | undefined {
  const { event, requests, first_seen: first, last_seen: last } = membersOf(record);
  const text = (value: unknown) => typeof value === 'string' ? value : '';
  const count = Number(requests);
  const isWhole = (typeof event === 'string' || typeof event === 'object' && event !== null) && requests !== undefined && Number.isInteger(count) && count >= 0;
  return isWhole ? { event: typeof event === 'string' ? event : JSON.stringify(event), requests: count, first: text(first), last: text(last) } : undefined;
}

function jsonRecords(text: string): unknown[] {
  return text.split('\n').filter((line) => line.trim() !== '').map((line) => {
    try {
      return JSON.parse(line) as unknown;
    } catch {
      return undefined;
    }
  });
}

/** Reads CSV as RFC 4180 has it: quotes are doubled in quotes. */
function csvRecords(text: string): unknown[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (pattern.lastIndex < text.length) {
    const [whole, inQuotes, plain = '', end] = pattern.exec(text) ?? [];
    if (whole === undefined) {
      return [undefined];
    }
    row.push(inQuotes?.replace(/""/g, '"') ?? plain);
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  const [header = [], ...records] = rows;
  return records.filter((record) => record.length > 1 || record[0] !== '').map((record) => Object.fromEntries(header.map((name, index) => [name, record[index]])));
}
