import { Observed, ObservedNeed } from './observed-needs';
import { ArgoVersion } from '../../lib/argo/argo-version';
import { Need, Names } from '../../lib/argo/needs/need';
import { IGrant } from '../../lib/resources/grant';

/** One row of docs/permissions.md. */
export interface PermissionRow {
  readonly apiGroup: string;
  readonly resource: string;
  readonly verbs: readonly string[];
  readonly names: string;
  readonly place: string;
  readonly turnedOnBy: string;
  readonly versions: string;
  readonly denied: string;
  readonly why: string;
  readonly consequence?: string;
  readonly evidence: readonly string[];

  /** The observations of it in live runs: one text each. */
  readonly seen?: readonly string[];
}

const PLACES = {
  install: 'install namespace',
  workflow: 'workflow namespaces',
  informer: 'workflow namespace, or all namespaces in an install for the cluster',
  configured: 'namespaces of the configuration',
  cluster: 'whole cluster',
};

/** Writes needs as rows, each trigger in words for users. */
export function rowsOfNeeds<Trigger extends string>(
  needs: readonly Need<Trigger>[], describe: (trigger: Trigger) => string, observed: Observed,
): PermissionRow[] {
  return needs.map((need) => ({
    ...targetOf(need.grant(['example'])),
    names: namesOf(need.names),
    place: PLACES[need.place],
    turnedOnBy: need.trigger.length === 0 ? 'always' : need.trigger.map(describe).join(' and '),
    versions: versionsOf(need.since, need.until),
    denied: need.denied,
    why: need.why,
    consequence: need.consequence,
    evidence: need.evidence,
    seen: seenOf(observed.needs[need.id] ?? {}),
  }));
}

/** Says which versions a need was seen in: `seen v4.0.5, v3.7.18`, `reviewed v4.0.5`, and what followed without it. */
function seenOf(versions: Readonly<Record<string, ObservedNeed>>): string[] {
  const entries = Object.entries(versions);
  const list = (word: string, isMeant: (need: ObservedNeed) => boolean) => {
    const found = entries.filter(([, need]) => isMeant(need)).map(([version]) => version);
    return found.length === 0 ? [] : [`${word} ${found.join(', ')}`];
  };
  return [
    ...list('seen', ({ used }) => used.length > 0),
    ...list('reviewed', ({ used, reviewed }) => used.length === 0 && reviewed.length > 0),
    ...list('taken away', ({ removed }) => Object.keys(removed).length > 0),
  ];
}

/** The target of a grant of a typed resource. */
export function targetOf({ statement: { rule: { apiGroups: [apiGroup] = [''], resources: [resource] = [''], verbs } } }: IGrant): Pick<
  PermissionRow, 'apiGroup' | 'resource' | 'verbs'> {
  return { apiGroup, resource, verbs };
}

/** The known versions from one to another. */
export function versionsOf(since?: ArgoVersion, until?: ArgoVersion): string {
  if (since === undefined) {
    return until === undefined ? 'all' : `to ${until}`;
  }
  return until === undefined ? `from ${since}` : since === until ? `${since}` : `${since} to ${until}`;
}

function namesOf(names: Names<IGrant>): string {
  switch (names.kind) {
    case 'fixed':
      return names.names.map((name) => `\`${name}\``).join(', ');
    case 'configured':
      return names.otherwise === undefined ? names.of : `${names.of}, or all`;
    case 'impossible':
      return `none: ${names.because}`;
  }
}
