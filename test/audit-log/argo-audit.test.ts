import { readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import { AccessProfile } from '../../lib/audit-log/access-profile';
import { LogReader } from '../../lib/audit-log/log-reader';
import { RecordedAccess } from '../../lib/audit-log/recorded-access';
import { selectAccess } from '../../lib/audit-log/selected-access';

const RECORDED = join(__dirname, 'argo-audit', 'v3.7.18');

interface UsedPermission {
  readonly ns: string;
  readonly verb: string;
  readonly group?: string;
  readonly resource: string;
  readonly name?: string;
  readonly count: number;
}

/** What each account of the install is known to have used. */
const USED = JSON.parse(readFileSync(`${RECORDED}.json`, 'utf8')) as { readonly accounts: Readonly<Record<string, { readonly used: UsedPermission[] }>> };

test('a real controller of Argo 3.7.18 used what is known of it, and nothing was refused', () => {
  const profile = new AccessProfile();
  const reader = new LogReader(profile);
  reader.read(gunzipSync(readFileSync(`${RECORDED}.audit.jsonl.gz`)));
  reader.end();
  const { accounts, stats } = selectAccess(profile, { accounts: [], namespaces: [] });
  const read = accounts.map(({ name, accesses: { needs, noise, ...others } }) => ({
    name, used: sorted([...needs, ...noise].map(usedPermission)), others: Object.values(others).flat(),
  }));
  const known = Object.entries(USED.accounts).filter(([, { used }]) => used.length > 0);
  expect(read).toEqual(known.map(([name, { used }]) => ({ name, used: sorted(used), others: [] })).sort((a, b) => a.name < b.name ? -1 : 1));
  expect(stats).toMatchObject({ lines: 1477, events: 1477, unreadable: 0, foreign: 0, early: 0, repeated: 0 });
});

function usedPermission({ namespace = '*', permission: { verb, apiGroup, resource = '', resourceName }, seen: { count } }: RecordedAccess): UsedPermission {
  return { ns: namespace, verb, ...apiGroup === '' ? {} : { group: apiGroup }, resource, ...resourceName === undefined ? {} : { name: resourceName }, count };
}

function sorted(list: readonly UsedPermission[]): UsedPermission[] {
  const key = ({ ns, verb, group = '', resource, name = '' }: UsedPermission) => JSON.stringify([ns, verb, group, resource, name]);
  return [...list].sort((a, b) => key(a) < key(b) ? -1 : 1);
}
