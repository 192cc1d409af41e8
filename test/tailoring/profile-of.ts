import { readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import { AccessProfile } from '../../lib/audit-log/access-profile';
import { LogReader } from '../../lib/audit-log/log-reader';
import { Access, AccessClass } from '../../lib/audit-log/recorded-access';
import { SelectedAccount, selectAccess } from '../../lib/audit-log/selected-access';

const LOGS = join(__dirname, '..', 'audit-log');

/** The time of everything that is made up. */
export const NOON = Date.UTC(2027, 0, 31, 12);

/** An access in words: `argo get secrets mine`, `cluster get /metrics`, `argo list workflows.argoproj.io`. */
function accessOf(text: string): Access {
  const [where, verb, target, resourceName] = text.split(' ');
  const [, plural, apiGroup = '', subresource = ''] = /^([^./]+)(?:\.([^/]+))?(\/.+)?$/.exec(target) ?? [];
  return {
    ...where === 'cluster' ? {} : { namespace: where },
    permission: target.startsWith('/') ? { verb, nonResourceURL: target }
      : { verb, apiGroup, resource: `${plural}${subresource}`, ...resourceName === undefined ? {} : { resourceName } },
  };
}

/** A profile of one account, each access of which was seen once. */
export function profileWith(name: string, accesses: Partial<Record<AccessClass, readonly string[]>>, names = 1000): AccessProfile {
  const profile = new AccessProfile({ names });
  for (const [accessClass, texts] of Object.entries(accesses) as [AccessClass, readonly string[]][]) {
    texts.forEach((text) => profile.account(name).add(accessClass, accessOf(text), {}, NOON));
  }
  return profile;
}

export function accountWith(name: string, accesses: Partial<Record<AccessClass, readonly string[]>>, names?: number): SelectedAccount {
  const [account] = selectAccess(profileWith(name, accesses, names), { accounts: [], namespaces: [] }).accounts;
  return account;
}

/** The profile of a log of the tests of reading. */
export function profileOfLog(path: string): AccessProfile {
  const profile = new AccessProfile();
  const reader = new LogReader(profile);
  const bytes = readFileSync(join(LOGS, path));
  reader.read(path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  reader.end();
  profile.addSource(reader.source(path, path));
  return profile;
}
