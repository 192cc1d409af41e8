import { quoted, sourceOf } from './source-text';
import { Subject } from '../../access/subject';
import { OBJECT_VERBS } from '../../rbac/object-verbs';
import { PolicyRule } from '../../rbac/policy-rule';
import { findResource } from '../../resources/catalogue/lookup';
import { findCommonType } from '../../resources/common-kinds/common-kinds';
import { ResourceInfo, ResourceScope } from '../../resources/resource-info';
import { findTypedResource } from '../typed-resources';

/** Details of a grant that a rule doesn't have. */
export interface GrantSourceOptions {
  /** The kind of a custom resource, where it is known; by default that of the common kinds. */
  readonly kindOf?: (apiGroup: string, plural: string) => string | undefined;

  /** Why a verb is granted that takes a reason. */
  readonly reason?: string;

  /** Why an object is created by its name. */
  readonly applyReason?: string;
}

/** The verbs that are granted without a reason, and the methods for them. */
const VERB_METHODS: Readonly<Record<string, string | undefined>> = {
  ...Object.fromEntries(OBJECT_VERBS.map((verb) => [verb, verb])), deletecollection: 'deleteCollection',
};

/** The verbs that resources of the library have methods for that take a reason. */
const SPECIAL_METHODS: readonly string[] = ['approve', 'attest', 'bind', 'escalate', 'impersonate', 'sign'];

/** Whether the library has a method for a verb: for verbs of its own a resource is defined again, which isn't possible for subresources. */
export function canGrant(apiGroup: string, resource: string, verb: string): boolean {
  return verb === '*' || VERB_METHODS[verb] !== undefined || !resource.includes('/')
    || SPECIAL_METHODS.includes(verb) && findTypedResource(apiGroup, resource) !== undefined;
}

/** Writes grants as the members and methods of the library, and collects what a program imports for them. */
export class GrantSource {
  constructor(private readonly imports: Set<string>, private readonly options: GrantSourceOptions = {}) {}

  /** The grants of a rule, one for each of its resources, in a role of the scope. */
  public grants(rule: PolicyRule, scope: ResourceScope): string[] {
    const { apiGroups = [], resources = [], nonResourceURLs, verbs } = rule;
    if ([...apiGroups, ...resources, ...nonResourceURLs ?? [], ...verbs].some((text) => text.includes('*'))) {
      return [this.wildcard(rule, scope)];
    }
    if (nonResourceURLs !== undefined) {
      this.imports.add('NonResourceUrls');
      return [`NonResourceUrls.of(${nonResourceURLs.map(quoted).join(', ')})${verbs.map((verb) => `.${verb}()`).join('')}`];
    }
    return resources.map((resource) => this.grant(rule, resource, scope));
  }

  /** The resource itself, limited to its names. */
  public resource({ apiGroup, plural, resourceNames = [], scope, subresource }: ResourceInfo): string {
    return `${this.target(apiGroup, subresource === undefined ? plural : `${plural}/${subresource}`, scope)}${named(resourceNames)}`;
  }

  /** The subject of a binding: `ExistingUser.fromName('jane')`. */
  public subject(subject: Subject): string {
    this.imports.add(`Existing${subject.kind}`);
    return `Existing${subject.kind}.fromName(${quoted(subject.name)}${subject.kind === 'ServiceAccount' ? `, ${sourceOf({ namespace: subject.namespace })}` : ''})`;
  }

  private grant(rule: PolicyRule, resource: string, scope: ResourceScope): string {
    const { apiGroups: [apiGroup] = [''], verbs, resourceNames = [] } = rule;
    const names = named(resourceNames);
    if (names !== '' && verbs.includes('create') && !resource.includes('/')) {
      return this.serverSideApply(rule, resource, scope);
    }
    const target = this.target(apiGroup, resource, scope);
    const hasMethod = (verb: string) => SPECIAL_METHODS.includes(verb) && !target.startsWith('CustomResource.');
    // A role grants reading its own namespace, by a member that takes no name.
    const limited = /\.own[A-Z]\w*$/.test(target) ? target : `${target}${names}`;
    const reason = quoted(this.options.reason ?? '');
    const plain = verbs.filter((verb) => VERB_METHODS[verb] !== undefined);
    return [
      ...plain.length === 0 ? [] : [`${limited}${plain.map((verb) => `.${VERB_METHODS[verb]}()`).join('')}`],
      ...verbs.filter(hasMethod).map((verb) => `${limited}.${verb}(${reason})`),
      ...verbs.filter((verb) => VERB_METHODS[verb] === undefined && !hasMethod(verb))
        .map((verb) => `${this.customResource(apiGroup, resource, scope, verb)}${names}.special(${quoted(verb)}, ${reason})`),
    ].join(',\n  ');
  }

  private target(apiGroup: string, resource: string, scope: ResourceScope): string {
    const typed = findTypedResource(apiGroup, resource, scope) ?? findTypedResource(apiGroup, resource);
    if (typed !== undefined) {
      this.imports.add(typed.group);
      return `${typed.group}.${typed.member}`;
    }
    return `${this.customResource(apiGroup, resource, scope)}${part(resource)}`;
  }

  /** The named create of a server-side apply goes with patch; other verbs are granted separately. */
  private serverSideApply(rule: PolicyRule, resource: string, scope: ResourceScope): string {
    const { apiGroups: [apiGroup] = [''], verbs, resourceNames = [] } = rule;
    const others = verbs.filter((verb) => verb !== 'create' && verb !== 'patch');
    const apply = `${this.customResource(apiGroup, resource, scope)}${named(resourceNames)}.serverSideApply(${quoted(this.options.applyReason ?? 'A resource template applies it on the server side.')})`;
    return others.length === 0 ? apply : `${apply},\n  ${this.grant({ ...rule, verbs: others }, resource, scope)}`;
  }

  private customResource(apiGroup: string, resource: string, scope: ResourceScope, specialVerb?: string): string {
    this.imports.add('CustomResource');
    const [plural, subresource] = resource.split('/');
    const kind = (this.options.kindOf ?? commonKind)(apiGroup, plural) ?? findResource(apiGroup, plural)?.row.kind ?? plural;
    const factory = (findResource(apiGroup, plural, subresource)?.row.scope ?? scope) === ResourceScope.NAMESPACED ? 'namespaced' : 'clusterScoped';
    return `CustomResource.${factory}({ apiGroup: ${quoted(apiGroup)}, plural: ${quoted(plural)}, kind: ${quoted(kind)}${
      specialVerb === undefined ? '' : `, specialVerbs: [${quoted(specialVerb)}]`} })`;
  }

  private wildcard({ apiGroups = [], resources = [], nonResourceURLs, verbs }: PolicyRule, scope: ResourceScope): string {
    this.imports.add('WildcardGrant');
    const list = (texts: readonly string[]) => `[${texts.map(quoted).join(', ')}]`;
    const reason = quoted(this.options.reason ?? '');
    return nonResourceURLs !== undefined
      ? `WildcardGrant.nonResourceUrls(${reason}, { urls: ${list(nonResourceURLs)}, verbs: ${list(verbs)} })`
      : `WildcardGrant.${scope === ResourceScope.NAMESPACED ? 'namespaced' : 'cluster'}(${reason}, { apiGroups: ${list(apiGroups)}, resources: ${list(resources)}, verbs: ${list(verbs)} })`;
  }
}

function commonKind(apiGroup: string, plural: string): string | undefined {
  return findCommonType(`${plural}.${apiGroup}`)?.kind;
}

function named(names: readonly string[]): string {
  return names.length === 0 ? '' : `.named(${names.map(quoted).join(', ')})`;
}

/** Returns the part of a custom resource that is granted, where it isn't the objects themselves. */
function part(resource: string): string {
  const [, subresource] = resource.split('/');
  switch (subresource) {
    case undefined:
      return '';
    case 'status':
    case 'scale':
    case 'finalizers':
      return `.${subresource}`;
    default:
      return `.subresource(${quoted(subresource)})`;
  }
}
