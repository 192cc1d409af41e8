import { CREATE_FORMATS } from './create-formats';
import { Creation, writeCreation } from './created-access';
import { missingReason } from './missing-reason';
import { WrittenObject, writtenObject, writtenRole } from '../../../constructs/account-objects';
import { Diagnostic, Place } from '../../../diagnostics/diagnostic';
import { diagnostic, distinctIssues, Issue, placed } from '../../../diagnostics/issue';
import { quote } from '../../../diagnostics/printable-text';
import { givenNamespaceDiagnostics } from '../../../inference/plan/given-names';
import { PermissionSet } from '../../../rbac/permission-set';
import { PolicyRule } from '../../../rbac/policy-rule';
import { validateLabels } from '../../../rbac/validation/labels';
import { validateObjectName } from '../../../rbac/validation/object-names';
import { deadGrantIssues } from '../../../resources/dead-grants';
import { ResourceScope } from '../../../resources/resource-info';
import { resourceText } from '../../../resources/resource-names';
import { readResource, resourceTextIssue } from '../../../resources/resource-text';
import { urlIssues } from '../../../resources/url-issues';
import { OptionPlaces, placeOfOption } from '../../option-places';
import { ExitCode, Terminal } from '../../terminal';
import { canGrant, GrantSource } from '../../typescript/grant-source';
import { programText } from '../../typescript/program-text';
import { quoted, sourceOf } from '../../typescript/source-text';

/** The options, as the parser and the configuration file give them. */
export interface CreateRoleOptions {
  readonly verb?: readonly string[];
  readonly resource?: readonly string[];
  readonly resourceName?: readonly string[];
  readonly because?: string;
  readonly namespace?: string;
  readonly nonResourceUrl?: readonly string[];
  readonly aggregationRule?: readonly string[];
  readonly output: keyof typeof CREATE_FORMATS;
  readonly places?: OptionPlaces;
}

/** The option that says what a field of a rule does. */
const OPTIONS: Readonly<Record<string, string>> = {
  verbs: '--verb', resources: '--resource', apiGroups: '--resource', resourceNames: '--resource-name', nonResourceURLs: '--non-resource-url',
};

/** Runs `argo-rbac create role`. */
export function runCreateRole([name]: readonly [string], options: CreateRoleOptions, terminal: Terminal): ExitCode {
  return writeCreation(createRole('Role', name, options), {}, terminal, (created) => terminal.out(CREATE_FORMATS[options.output]()(created)));
}

/** Runs `argo-rbac create clusterrole`. */
export function runCreateClusterRole([name]: readonly [string], options: CreateRoleOptions, terminal: Terminal): ExitCode {
  return writeCreation(createRole('ClusterRole', name, options), {}, terminal, (created) => terminal.out(CREATE_FORMATS[options.output]()(created)));
}

/** Reports wrong values of the name and the options of a Role. */
export function validateCreateRole([name]: readonly [string], options: CreateRoleOptions): readonly Diagnostic[] {
  return createRole('Role', name, options).diagnostics;
}

/** Reports wrong values of the name and the options of a ClusterRole. */
export function validateCreateClusterRole([name]: readonly [string], options: CreateRoleOptions): readonly Diagnostic[] {
  return createRole('ClusterRole', name, options).diagnostics;
}

/** Creates a role, without writing it. */
function createRole(kind: 'Role' | 'ClusterRole', name: string, options: CreateRoleOptions): Creation {
  const { aggregationRule, namespace } = options;
  const diagnostics = [
    ...validateObjectName(name, '').map((issue) => placed(issue, option('NAME'))),
    ...givenNamespaceDiagnostics(namespace, '--namespace', placeOfOption('--namespace', options.places)),
  ];
  return aggregationRule === undefined
    ? createOfRules(kind, name, options, diagnostics) : createOfOthers(name, aggregationRule, options, diagnostics);
}

function createOfRules(kind: 'Role' | 'ClusterRole', name: string, options: CreateRoleOptions, faults: readonly Diagnostic[]): Creation {
  const { namespace, because } = options;
  const scope = kind === 'Role' ? ResourceScope.NAMESPACED : ResourceScope.CLUSTER;
  const rules = rulesOf(options);
  const unknown = (options.resource ?? []).flatMap((text) => resourceTextIssue(text, 'resources') ?? []).map((issue) => placed(issue, option('--resource')));
  const diagnostics = [...faults, ...missingOptions(kind, options), ...unknown, ...validateRules(rules, scope), ...missingReason(rules, because), ...options.output === 'typescript' ? inexpressible(rules) : []];
  if (diagnostics.length > 0) {
    return { diagnostics };
  }
  const canonical = PermissionSet.of(rules).toRules();
  const program = () => {
    const className = kind === 'Role' ? 'TailoredRole' : 'TailoredClusterRole';
    const imports = new Set([className]);
    const grants = new GrantSource(imports, { reason: because });
    return programText({
      imports,
      namespace,
      statements: [
        `const role = new ${className}(chart, ${quoted(name)});`,
        'role.allow(',
        ...canonical.flatMap((rule) => grants.grants(rule, scope).map((grant) => `  ${grant},`)),
        ');',
      ],
    });
  };
  return { diagnostics, created: { objects: [writtenRole(kind, { name, namespace }, canonical)], program, notes: [] } };
}

/** A ClusterRole whose rules the control plane collects. */
function createOfOthers(name: string, texts: readonly string[], options: CreateRoleOptions, faults: readonly Diagnostic[]): Creation {
  const given = Object.entries({ '--verb': options.verb, '--resource': options.resource, '--resource-name': options.resourceName, '--non-resource-url': options.nonResourceUrl });
  const malformed = texts.filter((text) => !/^[^=]+=[^=]*$/.test(text));
  const entries = texts.filter((text) => !malformed.includes(text)).map((text): [string, string] => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)]);
  const labels = Object.fromEntries(entries);
  const repeated = entries.filter(([key], index) => entries.findIndex(([other]) => other === key) < index);
  const diagnostics = [
    ...faults,
    ...given.filter(([, value]) => value !== undefined).map(([flag]) => diagnostic('option/conflict', option(flag),
      'A role that collects the rules of others has none of its own.', 'Leave this out, or leave --aggregation-rule out.')),
    ...malformed.map((text) => diagnostic('option/invalid-value', option('--aggregation-rule'), `${quote(text)} isn't a label.`, 'Write KEY=VALUE.')),
    ...repeated.map(([key]) => diagnostic('option/conflict', option('--aggregation-rule'), `The label ${quote(key)} is given twice.`, 'Give one value.')),
    ...malformed.length > 0 ? [] : validateLabels(labels, '').map((issue) => placed(issue, option('--aggregation-rule'))),
  ];
  if (diagnostics.length > 0) {
    return { diagnostics };
  }
  const object: WrittenObject = writtenObject('ClusterRole', { name }, { aggregationRule: { clusterRoleSelectors: [{ matchLabels: labels }] } });
  const program = () => programText({
    imports: new Set(['TailoredClusterRole']),
    statements: [`const role = new TailoredClusterRole(chart, ${quoted(name)});`, `role.aggregateFrom(${sourceOf(labels)});`],
  });
  return { diagnostics, created: { objects: [object], program, notes: [] } };
}

/** One rule for each resource, and one for the URLs, as the flags of kubectl mean them. */
function rulesOf({ verb = [], resource = [], resourceName = [], nonResourceUrl = [] }: CreateRoleOptions): PolicyRule[] {
  const verbs = [...new Set(verb)];
  return [
    ...resource.map((text) => {
      const { apiGroup, plural, subresource } = text === '*' ? { apiGroup: '*', plural: '*' } : readResource(text);
      const names = resourceName.length === 0 ? {} : { resourceNames: [...new Set(resourceName)] };
      return { apiGroups: [apiGroup], resources: [resourceText(plural, subresource)], verbs, ...names };
    }),
    ...nonResourceUrl.length === 0 ? [] : [{ nonResourceURLs: [...new Set(nonResourceUrl)], verbs }],
  ];
}

function missingOptions(kind: 'Role' | 'ClusterRole', { verb = [], resource = [], nonResourceUrl = [] }: CreateRoleOptions): Diagnostic[] {
  const missing = (name: string, message: string, fix: string) => diagnostic('option/missing-option', option(name), message, fix);
  return [
    ...verb.length > 0 ? [] : [missing('--verb', 'No verb is given.', 'Pass for example --verb get,list.')],
    ...resource.length + nonResourceUrl.length > 0 ? [] : [missing('--resource', `The ${kind} has no resource.`, 'Pass for example --resource workflows.argoproj.io.')],
  ];
}

/** Everything that can't have an effect in a role of the scope. */
function validateRules(rules: readonly PolicyRule[], roleScope: ResourceScope): Diagnostic[] {
  const issues = rules.flatMap((rule): Issue[] => {
    const { apiGroups: [apiGroup] = [''], resources: [resource] = [''], nonResourceURLs, verbs, resourceNames } = rule;
    if (verbs.length === 0) {
      return [];
    }
    return nonResourceURLs !== undefined ? urlIssues(rule, { prefixes: true })
      : deadGrantIssues({ apiGroup, resource, verbs, resourceNames, roleScope });
  });
  return distinctIssues(issues).map((issue) => placed(issue, option(OPTIONS[issue.field] ?? '--resource')));
}

/** Reports rules that the library has no method for. */
function inexpressible(rules: readonly PolicyRule[]): Diagnostic[] {
  return rules.flatMap(({ apiGroups: [apiGroup] = [], resources = [], verbs }) => resources.flatMap((resource) => verbs
    .filter((verb) => apiGroup !== undefined && !canGrant(apiGroup, resource, verb))
    .map((verb) => diagnostic('option/conflict', option('--output'), `The library has no method for the verb ${quote(verb)} on ${quote(resource)}.`, 'Pass -o yaml.'))));
}

function option(name: string): Place {
  return { kind: 'option', name };
}
