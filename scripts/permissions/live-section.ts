import { OBSERVABLE_NEEDS, ObservedNeed, readObserved } from './observed-needs';
import { ArgoVersion } from '../../lib/argo/argo-version';
import { isNeededBy } from '../../lib/argo/needs/need';

const { needs } = readObserved();

const COLUMNS = ['Argo', 'Permissions', 'Seen in use', 'Reviewed only', 'Granted and not used', 'Not tried', 'Taken away'];

/** Counts by release what live runs have shown of the permissions of the controller, the server and the executors. */
export function liveSection(): string {
  const releases = [...new Set(Object.values(needs).flatMap((versions) => Object.keys(versions)))]
    .sort((one, other) => other.localeCompare(one, undefined, { numeric: true }));
  const lines = [COLUMNS, COLUMNS.map(() => '---'), ...releases.map(countsOf)];
  return `## What has been seen?

A permission is a verb of a row above, of the controller, the server or an executor. Of those that were granted, the runs didn't use lists
that the API server streams, and permissions that only an admission plugin requires. A test compares the effect of removing a permission
with its row.

${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}
`;
}

function countsOf(release: string): string[] {
  const version = ArgoVersion.of(release);
  const permissions = [...OBSERVABLE_NEEDS.values()].filter((need) => isNeededBy(need, version)).flatMap(({ id, grant }) => (
    grant(['example']).statement.rule.verbs.map((verb) => ({ verb, seen: needs[id]?.[release] }))));
  const count = (isMeant: (verb: string, seen: ObservedNeed) => boolean) => (
    permissions.filter(({ verb, seen }) => seen !== undefined && isMeant(verb, seen)).length);
  const [used, reviewed, unused] = (['used', 'reviewed', 'unused'] as const).map((how) => count((verb, seen) => seen[how].includes(verb)));
  return [
    release.slice(1),
    permissions.length,
    used,
    reviewed,
    unused,
    permissions.length - used - reviewed - unused,
    count((verb, { removed }) => removed[verb] !== undefined),
  ].map(String);
}
