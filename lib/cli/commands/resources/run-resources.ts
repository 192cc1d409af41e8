import { RESOURCE_FORMATS } from './resource-formats';
import { ListedResource } from './resource-table';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { quote } from '../../../diagnostics/printable-text';
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
export function runResources(_args: readonly [], options: ResourcesOptions, terminal: Terminal): ExitCode {
  const { apiGroup, namespaced, output } = options;
  const wrong = validateResources(_args, options);
  wrong.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  if (wrong.length > 0) {
    return ExitCode.WRONG;
  }
  const groups = CATALOGUE.filter((group) => apiGroup === undefined || group.apiGroup === apiGroup);
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

/** Reports an API group that isn't known. */
export function validateResources(_args: readonly [], { apiGroup }: ResourcesOptions): readonly Diagnostic[] {
  const groups = new Set(CATALOGUE.map((group) => group.apiGroup));
  return apiGroup === undefined || groups.has(apiGroup) ? [] : [diagnostic('option/unknown-api-group', { kind: 'option', name: '--api-group' },
    `The API group ${quote(apiGroup)} isn't known.`, `Use "" for the core group, or one of ${[...groups].filter((name) => name !== '').sort().join(', ')}.`)];
}
