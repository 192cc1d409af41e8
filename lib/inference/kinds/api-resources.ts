import { ResourceKind } from './kind-resolver';
import { Diagnostic } from '../../diagnostics/diagnostic';
import { diagnostic, placed } from '../../diagnostics/issue';
import { quote } from '../../diagnostics/printable-text';
import { validatePlural, validateDnsSubdomain } from '../../rbac/validation/object-names';
import { ResourceScope } from '../../resources/resource-info';
import { apiGroupOf } from '../../resources/resource-names';

const HEADER = /^NAME\s.*\bKIND\b/;

/** A line of `kubectl api-resources`; verbs and categories are there with `-o wide`. */
const ROW = /^(?<plural>\S+)\s+(?:(?<shortNames>[a-z0-9,-]+)\s+)?(?<apiVersion>(?:\S+\/)?v\d\w*)\s+(?<namespaced>true|false)\s+(?<kind>[A-Za-z]\w*)(?:\s+(?<verbs>[a-z,]+))?(?:\s+\S+)?$/;

/** The kinds that an API server serves, and what is wrong with the list of them. */
export interface ReadApiResources {
  readonly kinds: readonly ResourceKind[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads what `kubectl api-resources -o wide` prints.
 *
 * @param file Where it is from, for the diagnostics.
 */
export function readApiResources({ file, text }: { readonly file: string; readonly text: string }): ReadApiResources {
  const kinds: ResourceKind[] = [];
  const diagnostics: Diagnostic[] = [];
  text.split(/\r?\n/).forEach((written, index) => {
    const line = written.trim();
    if (line === '' || HEADER.test(line)) {
      return;
    }
    const place = { kind: 'file', file, line: index + 1 } as const;
    const { plural, shortNames, apiVersion, namespaced, kind, verbs } = ROW.exec(line)?.groups ?? {};
    if (plural === undefined || apiVersion === undefined || kind === undefined) {
      diagnostics.push(diagnostic('inference/invalid-api-resources', place,
        `${quote(line)} isn't a line of kubectl api-resources.`, 'Give what `kubectl api-resources -o wide` prints, from kubectl 1.20 on.'));
      return;
    }
    const apiGroup = apiGroupOf(apiVersion);
    // A star, for one, would grant everything.
    const issues = [...validatePlural(plural, ''), ...apiGroup === '' ? [] : validateDnsSubdomain(apiGroup, '')];
    diagnostics.push(...issues.map((issue) => placed(issue, place)));
    if (issues.length === 0) {
      kinds.push({
        apiGroup,
        kind,
        plural,
        scope: namespaced === 'true' ? ResourceScope.NAMESPACED : ResourceScope.CLUSTER,
        singular: kind.toLowerCase(),
        shortNames: shortNames === undefined ? [] : shortNames.split(','),
        ...verbs === undefined ? {} : { verbs: verbs.split(',') },
      });
    }
  });
  if (kinds.length === 0 && diagnostics.length === 0) {
    diagnostics.push(diagnostic('inference/invalid-api-resources', { kind: 'file', file }, 'The input has no resource.',
      'Give what `kubectl api-resources -o wide` prints, from kubectl 1.20 on.'));
  }
  return { kinds, diagnostics };
}
