import { CATALOGUE } from '../../../resources/catalogue/catalogue';
import { ResourceScope } from '../../../resources/resource-info';
import { ExitCode, Terminal } from '../../terminal';
import { formatTable } from '../../text-table';
import { findTypedResource } from '../../typed-resources';

/** The options, as the parser gives them. */
export interface ResourcesOptions {
  readonly apiGroup?: string;
  readonly namespaced?: 'true' | 'false';
  readonly output?: 'wide';
}

/** Runs `argo-rbac resources`: what `kubectl api-resources` shows, without a cluster, and what our classes call it. */
export function runResources(_args: readonly [], { apiGroup, namespaced, output }: ResourcesOptions, terminal: Terminal): ExitCode {
  const groups = CATALOGUE.filter((group) => apiGroup === undefined || group.apiGroup === apiGroup);
  if (groups.length === 0) {
    const known = [...new Set(CATALOGUE.map((group) => group.apiGroup))].filter((name) => name !== '').sort();
    terminal.err(`--api-group: The API group '${apiGroup}' is not known. Known are the core group ('') and ${known.join(', ')}.\n`);
    return ExitCode.WRONG;
  }
  const isWide = output === 'wide';
  const rows = groups.flatMap((group) => group.rows
    .filter(({ subresource }) => subresource === undefined)
    .filter(({ scope }) => namespaced === undefined || String(scope === ResourceScope.NAMESPACED) === namespaced)
    .map(({ plural, shortNames = [], scope, kind, verbs }) => {
      const [version] = group.versions;
      const typed = findTypedResource(group.apiGroup, plural, scope);
      return [
        plural,
        shortNames.join(','),
        [group.apiGroup, version].filter((part) => part !== undefined && part !== '').join('/'),
        String(scope === ResourceScope.NAMESPACED),
        kind,
        ...isWide ? [verbs.join(',')] : [],
        typed === undefined ? '' : `${typed.group}.${typed.member}`,
      ];
    }));
  const header = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND', ...isWide ? ['VERBS'] : [], 'TYPED'];
  terminal.out(formatTable([header, ...rows], terminal.columns));
  return ExitCode.DONE;
}
