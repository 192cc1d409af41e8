import {
  AccessObject, AccessObjects, Binding, DEFAULT_NAMESPACE, identityText, isBinding, isRole, ObjectIdentity, objectKey, OtherObject, PlaceOf,
  RefusedObject, Role, RoleRef,
} from './access-object';
import { unknownFields } from './known-fields';
import { readLabelSelector } from './label-selector';
import { Subject, userSubject } from './subject';
import { generatedName, inStableOrder, isUnnamed, noteUnnamed, UnnamedObject } from './unnamed-objects';
import { Diagnostic } from '../diagnostics/diagnostic';
import { Issue, diagnostic, placed } from '../diagnostics/issue';
import { nearestWord } from '../diagnostics/nearest-word';
import { enumerate, quote } from '../diagnostics/printable-text';
import { Field, placeOf } from '../manifests/field';
import { PathStep } from '../manifests/shape';
import { listKey } from '../rbac/packing';
import { PolicyRule } from '../rbac/policy-rule';
import { RBAC_API_GROUP, RBAC_API_VERSION } from '../rbac/rbac-api-group';
import { ACCESS_OBJECTS } from '../rbac/validation/access-objects';
import { entriesOf, isAbsent, membersOf, PlainObject } from '../rbac/validation/plain-data';

type ReadObject = Role | Binding | OtherObject;

/** The objects of documents without a diagnostic. A document that two states have in common is read once: only its places are different. */
const SOUND = new WeakMap<object, ReadObject>();

const RBAC_KINDS = [...ACCESS_OBJECTS].filter(([, { apiVersion }]) => apiVersion === RBAC_API_VERSION).map(([kind]) => kind);

const CLUSTER_KINDS: ReadonlySet<string> = new Set(['ClusterRole', 'ClusterRoleBinding', 'Namespace']);

/** The objects that were read from some manifests, and their diagnostics. */
export interface AccessReading {
  readonly objects: AccessObjects;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads what decides about access: roles, bindings, and every other object as plain data.
 *
 * An object that Kubernetes would reject is an error and left out. Of two objects with the same identity the later one counts, as with kubectl.
 *
 * @param namespace The namespace of objects that name none.
 * @param earlier The objects of a state that these are compared with. An object of a generateName that both states have has the same name in both.
 * @param keepsEarlier Whether these objects are added to the earlier ones: their names are taken, then.
 */
export function readAccessObjects(manifests: readonly Field[], namespace?: string, earlier?: AccessObjects, keepsEarlier = false): AccessReading {
  const reader = new AccessReader(namespace);
  manifests.filter((manifest) => !isUnnamed(manifest)).forEach((manifest) => reader.read(manifest));
  const { ordered, left } = inStableOrder(manifests.filter(isUnnamed), earlier);
  // A changed workload is the same one. A changed role or binding is another one: its roleRef, for example, can't be changed.
  reader.reserve(keepsEarlier ? left : left.filter((object) => isRole(object) || isBinding(object)));
  ordered.forEach((object) => reader.read(object.manifest, object));
  return reader.finish();
}

/**
 * Reads the objects one by one.
 *
 * Each kind of object is written as one literal with all of its fields, absent ones too. An object that is put together by spreading another one has
 * a hidden class of its own, so V8 searches for each field that is read later: 750,000 times in a review of 10,000 roles.
 */
class AccessReader {
  private readonly roles = new Map<string, Role>();
  private readonly bindings = new Map<string, Binding>();
  private readonly others = new Map<string, OtherObject>();
  private readonly replaced: AccessObject[] = [];
  private readonly refused: RefusedObject[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private readonly filesWithoutNamespace = new Set<string>();

  /** The last number of an object of the same generateName, by `identityText`. */
  private readonly generated = new Map<string, number>();

  /** The texts of the objects that have numbers. */
  private readonly numbered = new Set<string>();

  /** By what they say. Roles have rules in common: the same rule is the same object, so whatever is found about it is found once. */
  private readonly rules = new Map<string, PolicyRule>();

  constructor(private readonly namespace: string | undefined) {}

  /** Keeps the names of objects from being given to others. */
  public reserve(objects: readonly AccessObject[]): void {
    objects.forEach((object) => this.numbered.add(identityText(object)));
  }

  public read(manifest: Field, unnamed?: UnnamedObject): void {
    const content = membersOf(manifest.value);
    const { apiVersion, kind } = content;
    const placeIn = placesOf(manifest);
    if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
      return; // the reading of manifests has reported it
    }
    const earlier = SOUND.get(content);
    if (earlier !== undefined && earlier.namespace === this.namespaceOf(kind, content, placeIn)) {
      this.keep(placedAt(earlier, placeIn));
      return;
    }
    const unserved = unservedType(apiVersion, kind, placeIn);
    if (unserved !== undefined) {
      this.diagnostics.push(unserved);
      return;
    }
    const known = ACCESS_OBJECTS.get(kind);
    const issues = known?.apiVersion !== apiVersion ? [] : known.validate(content).filter((found) => isRejection(found, content));
    const ignored = apiVersion !== RBAC_API_VERSION ? [] : unknownFields(kind, content);
    this.diagnostics.push(...ignored.map((issue) => placed(issue, placeIn(...pathOf(issue.field)))));
    if (issues.length > 0) {
      const diagnostics = issues.map((issue) => placed(issue, placeIn(...pathOf(issue.field))));
      this.diagnostics.push(...diagnostics);
      const object = this.commonOf(kind, content, placeIn, unnamed?.name);
      if (object.name !== '') {
        this.refused.push({ object, diagnostics });
      }
      return;
    }
    const common = this.commonOf(kind, content, placeIn, unnamed?.name);
    const read = this.readObject(common, apiVersion, kind, content);
    if (unnamed !== undefined) {
      noteUnnamed(read, unnamed);
    } else if (ignored.length === 0) {
      SOUND.set(content, read);
    }
    this.keep(read);
  }

  public finish(): AccessReading {
    return {
      objects: {
        roles: [...this.roles.values()],
        bindings: [...this.bindings.values()],
        others: [...this.others.values()],
        ...this.replaced.length === 0 ? {} : { replaced: this.replaced },
        ...this.refused.length === 0 ? {} : { refused: this.refused },
      },
      diagnostics: this.diagnostics,
    };
  }

  private readObject(common: AccessObject, apiVersion: string, kind: string, content: PlainObject): ReadObject {
    if (apiVersion === RBAC_API_VERSION && (kind === 'Role' || kind === 'ClusterRole')) {
      return this.roleOf(common, kind, content);
    }
    if (apiVersion === RBAC_API_VERSION && (kind === 'RoleBinding' || kind === 'ClusterRoleBinding')) {
      return bindingOf(common, kind, content);
    }
    return otherWith(common, { apiVersion, content });
  }

  private roleOf(common: AccessObject, kind: Role['kind'], { rules, aggregationRule }: PlainObject): Role {
    const empty = entriesOf(rules).flatMap((rule, index) => hasEmptyNames(rule) ? index : []);
    return roleWith(common, {
      kind,
      rules: entriesOf(rules).map((rule) => this.ruleOf(rule)),
      emptyNames: empty.length === 0 ? undefined : empty,
      aggregation: isAbsent(aggregationRule) ? undefined : entriesOf(membersOf(aggregationRule).clusterRoleSelectors).map(readLabelSelector),
    });
  }

  private ruleOf(written: unknown): PolicyRule {
    const { verbs, apiGroups, resources, resourceNames, nonResourceURLs } = membersOf(written);
    const key = `${textsKey(verbs)}/${textsKey(apiGroups)}/${textsKey(resources)}/${textsKey(resourceNames)}/${textsKey(nonResourceURLs)}`;
    let rule = this.rules.get(key);
    if (rule === undefined) {
      rule = ruleOf(written);
      this.rules.set(key, rule);
    }
    return rule;
  }

  private commonOf(kind: string, content: PlainObject, placeIn: PlaceOf, earlierName?: string): AccessObject {
    const { name, labels, annotations } = membersOf(content.metadata);
    const namespace = this.namespaceOf(kind, content, placeIn);
    const generated = generatedName(content.metadata);
    return {
      kind,
      name: generated !== undefined ? this.number({ kind, namespace, name: generated }, earlierName) : typeof name === 'string' ? name : '',
      namespace,
      labels: textsOf(labels),
      annotations: textsOf(annotations),
      placeOf: placeIn,
      document: Symbol(),
    };
  }

  /** Objects of the same generateName are all created. */
  private number(object: ObjectIdentity, earlierName = object.name): string {
    const key = identityText(object);
    let name = earlierName;
    while (this.numbered.has(identityText({ ...object, name }))) {
      const number = (this.generated.get(key) ?? 1) + 1;
      this.generated.set(key, number);
      name = `${object.name} (${number})`;
    }
    this.numbered.add(identityText({ ...object, name }));
    return name;
  }

  private namespaceOf(kind: string, { metadata }: PlainObject, placeIn: PlaceOf): string | undefined {
    const { namespace } = membersOf(metadata);
    const given = typeof namespace === 'string' && namespace !== '' ? namespace : undefined;
    return CLUSTER_KINDS.has(kind) ? undefined : given ?? this.assumedNamespace(kind, placeIn);
  }

  /** Whether other kinds live in a namespace isn't known. */
  private assumedNamespace(kind: string, placeIn: PlaceOf): string | undefined {
    if (kind !== 'Role' && kind !== 'RoleBinding' && kind !== 'ServiceAccount') {
      return this.namespace;
    }
    const place = placeIn();
    if (this.namespace === undefined && place.kind === 'file' && !this.filesWithoutNamespace.has(place.file)) {
      this.filesWithoutNamespace.add(place.file);
      this.diagnostics.push(diagnostic('access/assumed-namespace', place,
        `The ${kind} names no namespace. The namespace "${DEFAULT_NAMESPACE}" is assumed for all such objects of the file.`,
        'Set metadata.namespace or pass --namespace.'));
    }
    return this.namespace ?? DEFAULT_NAMESPACE;
  }

  private keep(object: ReadObject): void {
    if (isRole(object)) {
      this.keepIn(this.roles, object);
    } else if (isBinding(object)) {
      this.keepIn(this.bindings, object);
    } else {
      this.keepIn(this.others, object);
    }
  }

  private keepIn<Kept extends AccessObject>(known: Map<string, Kept>, object: Kept): void {
    const key = objectKey(object);
    const earlier = known.get(key);
    if (earlier !== undefined && object.name !== '') { // a file such as kustomization.yaml has no name
      this.diagnostics.push(diagnostic('access/replaced-object', earlier.placeOf(),
        `The input holds ${identityText(object)} again further on. The later object replaces this one.`, 'Keep one of them.'));
      if (JSON.stringify(earlier) !== JSON.stringify(object)) { // functions, which find places, and symbols don't count
        this.replaced.push(earlier);
      }
    }
    known.set(key, object);
  }
}

/** Rejects an API version and kind of which no API server has a resource, where roles or bindings are meant. */
function unservedType(apiVersion: string, kind: string, placeIn: PlaceOf): Diagnostic | undefined {
  if (apiVersion === RBAC_API_VERSION) {
    if (RBAC_KINDS.includes(kind)) {
      return undefined;
    }
    const meant = nearestWord(kind, RBAC_KINDS);
    return diagnostic('access/unserved-kind', placeIn('kind'),
      `${RBAC_API_VERSION} has no kind ${quote(kind)}.`, meant === undefined ? `Use ${enumerate(RBAC_KINDS, 'or')}.` : `Write ${meant}.`);
  }
  if (apiVersion.startsWith(`${RBAC_API_GROUP}/`)) {
    return diagnostic('access/unserved-version', placeIn('apiVersion'), `Kubernetes doesn't serve ${apiVersion} any more.`, `Use ${RBAC_API_VERSION}.`);
  }
  return (apiVersion === RBAC_API_GROUP || apiVersion === 'v1') && RBAC_KINDS.includes(kind)
    ? diagnostic('access/unserved-kind', placeIn('apiVersion'), `${apiVersion} has no kind ${quote(kind)}.`, `Use ${RBAC_API_VERSION}.`) : undefined;
}

/** The API server takes the namespace away from a cluster-scoped object, and makes up a missing name, before it validates the object. */
function isRejection({ code, field }: Issue, { metadata }: PlainObject): boolean {
  return code !== 'rbac/unexpected-namespace' && !(code === 'rbac/missing-name' && field === 'metadata.name' && generatedName(metadata) !== undefined);
}

function hasEmptyNames(rule: unknown): boolean {
  const members = membersOf(rule);
  return Object.hasOwn(members, 'resourceNames') && entriesOf(members.resourceNames).length === 0;
}

function ruleOf(rule: unknown): PolicyRule {
  const { verbs, apiGroups, resources, resourceNames, nonResourceURLs } = membersOf(rule);
  return {
    verbs: textListOf(verbs),
    apiGroups: textListOf(apiGroups),
    resources: textListOf(resources),
    resourceNames: textListOf(resourceNames),
    nonResourceURLs: textListOf(nonResourceURLs),
  };
}

function bindingOf(common: AccessObject, kind: Binding['kind'], { roleRef, subjects }: PlainObject): Binding {
  const read = entriesOf(subjects).map((subject) => subjectOf(subject, common.namespace));
  const asUsers = entriesOf(subjects).flatMap((subject, index) => membersOf(subject).kind === 'User' && read[index].kind === 'ServiceAccount' ? index : []);
  return bindingWith(common, { kind, roleRef: roleRefOf(roleRef), subjects: read, accountsAsUsers: asUsers.length === 0 ? undefined : asUsers });
}

function roleWith(
  { name, namespace, labels, annotations, placeOf: placeIn, document }: AccessObject,
  { kind, rules, emptyNames, aggregation }: Pick<Role, 'kind' | 'rules' | 'emptyNames' | 'aggregation'>,
): Role {
  return { kind, name, namespace, labels, annotations, placeOf: placeIn, document, rules, emptyNames, aggregation };
}

function bindingWith(
  { name, namespace, labels, annotations, placeOf: placeIn, document }: AccessObject,
  { kind, roleRef, subjects, accountsAsUsers }: Pick<Binding, 'kind' | 'roleRef' | 'subjects' | 'accountsAsUsers'>,
): Binding {
  return { kind, name, namespace, labels, annotations, placeOf: placeIn, document, roleRef, subjects, accountsAsUsers };
}

function otherWith(
  { kind, name, namespace, labels, annotations, placeOf: placeIn, document }: AccessObject, { apiVersion, content }: Pick<OtherObject, 'apiVersion' | 'content'>,
): OtherObject {
  return { kind, name, namespace, labels, annotations, placeOf: placeIn, document, apiVersion, content };
}

/** Returns the object of the same document elsewhere. */
function placedAt(object: ReadObject, placeIn: PlaceOf): ReadObject {
  const common = { ...object, placeOf: placeIn };
  return isRole(object) ? roleWith(common, object) : isBinding(object) ? bindingWith(common, object) : otherWith(common, object);
}

function roleRefOf(roleRef: unknown): RoleRef {
  const { kind, name } = membersOf(roleRef);
  return { kind: kind === 'Role' ? 'Role' : 'ClusterRole', name: String(name) };
}

/** @param home The namespace of an account that names none: that of the binding. */
function subjectOf(subject: unknown, home: string | undefined): Subject {
  const { kind, name, namespace } = membersOf(subject);
  switch (kind) {
    case 'ServiceAccount':
      return { kind, namespace: typeof namespace === 'string' && namespace !== '' ? namespace : home ?? '', name: String(name) };
    case 'Group':
      return { kind, name: String(name) };
    default:
      return userSubject(String(name));
  }
}

const NO_TEXTS: Readonly<Record<string, string>> = {};

function textsOf(map: unknown): Readonly<Record<string, string>> {
  return isAbsent(map) ? NO_TEXTS
    : Object.fromEntries(Object.entries(membersOf(map)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The same key for two lists of the same texts. */
function textsKey(list: unknown): string {
  return isAbsent(list) ? '' : listKey(textListOf(list));
}

function textListOf(list: unknown): string[] {
  return entriesOf(list).filter((entry) => typeof entry === 'string');
}

function placesOf(manifest: Field): PlaceOf {
  return (...path: readonly PathStep[]) => placeOf(manifest, ...path) ?? { kind: 'file', file: '', origin: {} };
}

/** Takes the field of an issue apart into the steps to it: `rules[0].verbs`. */
function pathOf(field: string): PathStep[] {
  return [...field.matchAll(/\[([^\]]*)\]|[^.[\]]+/g)].map(([step, index]) => index === undefined ? step : /^\d+$/.test(index) ? Number(index) : index);
}
