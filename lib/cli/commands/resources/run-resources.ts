import { RESOURCE_FORMATS } from './resource-formats';
import { ListedResource } from './resource-table';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { CATALOGUE } from '../../../resources/catalogue/catalogue';
import { ResourceScope } from '../../../resources/resource-info';
import { ExitCode, Terminal } from '../../terminal';
import { findTypedResource } from '../../typed-resources';

/** The options, as the parser gives them. */
export interface ResourcesOptions {
  readonly apiGroup?: string;
  readonly namespaced?: 'true' | 'false';
  readonly output: keyof typeof RESOURCE_FORMATS;
}

/** Runs `argo-rbac resources`: what `kubectl api-resources` shows, without a cluster, and what our classes call it. */
export function runResources(_args: readonly [], { apiGroup, namespaced, output }: ResourcesOptions, terminal: Terminal): ExitCode {
  const groups = CATALOGUE.filter((group) => apiGroup === undefined || group.apiGroup === apiGroup);
  if (groups.length === 0) {
    const known = [...new Set(CATALOGUE.map((group) => group.apiGroup))].filter((name) => name !== '').sort();
    const unknown = diagnostic('option/unknown-api-group', { kind: 'option', name: '--api-group' },
      `The API group '${apiGroup}' isn't known.`, `Use '' for the core group, or one of ${known.join(', ')}.`);
    terminal.err(`${formatDiagnostic(unknown)}\n`);
    return ExitCode.WRONG;
  }
  const resources = groups.flatMap((group) => group.rows
    .filter(({ subresource }) => subresource === undefined)
    .map(({ plural, shortNames = [], scope, kind, verbs }): ListedResource => {
      const [version] = group.versions;
      const typed = findTypedResource(group.apiGroup, plural, scope);
      return {
        plural,
        shortNames,
        apiVersion: [group.apiGroup, version].filter((part) => part !== undefined && part !== '').join('/'),
        isNamespaced: scope === ResourceScope.NAMESPACED,
        kind,
        verbs,
        typed: typed === undefined ? '' : `${typed.group}.${typed.member}`,
      };
    }));
  const listed = resources.filter(({ isNamespaced }) => namespaced === undefined || String(isNamespaced) === namespaced);
  terminal.out(RESOURCE_FORMATS[output]()(listed, terminal.columns));
  return ExitCode.DONE;
}
