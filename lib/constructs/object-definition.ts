import { ApiObject, ApiObjectMetadata, ApiObjectProps, Chart, JsonPatch } from 'cdk8s';
import { Construct, IConstruct, Node } from 'constructs';
import { refuseAt } from './construct-error';
import { ObjectIdentity, ObjectRegister } from './object-register';
import { CheckedApiObject } from './synthesized-object';
import { Issue, issue } from '../diagnostics/issue';
import { isPrintable, quote } from '../diagnostics/printable-text';
import { DESCRIPTION_ANNOTATION } from '../rbac/validation/annotations';
import { validateMetadata } from '../rbac/validation/metadata';
import { OBJECT_KINDS, ObjectKind } from '../rbac/validation/object-kinds';
import { validateNamespaceName } from '../rbac/validation/object-names';
import { isAbsent, validateObject, validateText } from '../rbac/validation/plain-data';

/** An object of a kind that we write. */
type KnownIdentity = ObjectIdentity & { readonly kind: ObjectKind };

/** The properties that decide whether an object can be made. */
export interface ObjectDraft {
  readonly kind: ObjectKind;
  /** The name is the id of the construct where none is given, the namespace the chart's. */
  readonly metadata?: ApiObjectMetadata;
  readonly description?: string;
  /** The issues that the construct finds, to be reported with the rest. */
  readonly issues?: readonly Issue[];
}

/** The fields that follow the metadata of an object. */
export interface ObjectFields {
  readonly [field: string]: unknown;
}

/** The location of the construct that users know an object by. */
export interface ConstructLocation {
  /** None where the construct is a root. */
  readonly scope?: IConstruct;

  readonly id: string;
  readonly path: string;
}

/**
 * A construct that is still to be made: an object that is one itself is checked before.
 *
 * @param scope The types require a construct and a text; a call from JavaScript may pass any value, which later checks reject.
 */
export function locationIn(scope: unknown, id: unknown): ConstructLocation {
  const sanitized = typeof id === 'string' ? id.replaceAll(Node.PATH_SEP, '--') : ''; // as `Node` does
  if (!Construct.isConstruct(scope)) {
    return { id: sanitized, path: sanitized };
  }
  const { path } = scope.node;
  return { scope, id: sanitized, path: path === '' ? sanitized : `${path}${Node.PATH_SEP}${sanitized}` };
}

/**
 * Makes an object as a child of the construct that people know it by, once nothing is wrong with it.
 *
 * @throws when Kubernetes rejects the metadata, or the app has an object of that kind, namespace and name
 */
export function defineObject(parent: Construct, id: string, draft: ObjectDraft, fields: ObjectFields): ApiObject {
  const apiObject = new CheckedApiObject(parent, id, checkedProps(parent.node, draft, fields));
  registerObject(apiObject, draft.kind, parent.node);
  return apiObject;
}

/**
 * Returns the props to make an object of, which the caller registers then.
 *
 * @throws when Kubernetes rejects the metadata, or the app has an object of that kind, namespace and name
 */
export function checkedProps(location: ConstructLocation, draft: ObjectDraft, fields: ObjectFields): ApiObjectProps {
  const { kind } = draft;
  refuseAt(location.path, `the ${kind} can't be made`, validateDraft(location, draft));
  return { apiVersion: OBJECT_KINDS[kind].apiVersion, kind, metadata: metadataOf(location, draft), ...fields };
}

/** Takes the name of an object, so no other gets it. */
export function registerObject(apiObject: ApiObject, kind: ObjectKind, { path }: ConstructLocation): void {
  const { chart, name, metadata: { namespace } } = apiObject;
  ObjectRegister.of(chart).add({ kind, namespace: OBJECT_KINDS[kind].namespaced ? namespace : undefined, name }, path);
  if (!OBJECT_KINDS[kind].namespaced && namespace !== undefined) {
    // Given no namespace, ApiObject falls back to the chart's.
    apiObject.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }
}

/** Everything that is wrong with an object, before it is made: a construct of several objects reports all of it at once. */
export function validateDraft(location: ConstructLocation, draft: ObjectDraft): Issue[] {
  const { metadata, description, issues = [] } = draft;
  const shape = [...validateId(location), ...validateObject(metadata, 'metadata'), ...validateText(description, 'description')];
  const chart = chartOf(location);
  if (chart === undefined || shape.length > 0) {
    return [...shape, ...chart === undefined ? [NOT_IN_A_CHART] : [], ...issues];
  }
  const identity = identityOf(location, draft, chart);
  return [
    ...validateKnown(identity, metadataOf(location, draft), metadata?.name === undefined),
    ...validateDescription(description, metadata?.annotations),
    ...issues,
    ...isText(identity.name) && isText(identity.namespace ?? '') ? ObjectRegister.of(chart).validate(identity) : [],
  ];
}

/**
 * Rejects a reference to an object that is made elsewhere.
 *
 * @throws when no object of the kind can have that name, or the scope is in no chart
 */
export function refuseReference(location: ConstructLocation, { kind, name, namespace }: KnownIdentity): void {
  refuseAt(location.path, `fromName(…) refers to no ${kind}`, [
    ...validateId(location),
    ...chartOf(location) === undefined ? [NOT_IN_A_CHART] : [],
    ...OBJECT_KINDS[kind].validateName(name, 'name'),
    ...validatePrintableName(name, 'name'),
    ...isAbsent(namespace) ? [] : validateNamespaceName(namespace, 'namespace'),
  ]);
}

const NOT_IN_A_CHART = issue('construct/missing-chart', 'scope', 'The scope is in no chart.', 'Make a Chart, and pass it or a construct in it as the scope.');

function validateId({ id }: ConstructLocation): Issue[] {
  return id !== '' ? [] : [issue('construct/missing-id', 'id', 'The construct has no id.', 'Give one that no other construct of the scope has.')];
}

/** Types say so; calls from JavaScript may give anything. */
function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function metadataOf({ id }: ConstructLocation, { metadata, description }: ObjectDraft): ApiObjectMetadata {
  const named = { ...metadata, name: metadata?.name ?? id };
  return description === undefined ? named : { ...named, annotations: { ...metadata?.annotations, [DESCRIPTION_ANNOTATION]: description } };
}

function identityOf({ id }: ConstructLocation, { kind, metadata }: ObjectDraft, chart: Chart): KnownIdentity {
  return { kind, namespace: metadata?.namespace ?? (OBJECT_KINDS[kind].namespaced ? chart.namespace : undefined), name: metadata?.name ?? id };
}

function chartOf({ scope }: ConstructLocation): Chart | undefined {
  for (let place = scope; place !== undefined; place = place.node.scope) {
    if (Chart.isChart(place)) {
      return place;
    }
  }
  return undefined;
}

function validateKnown({ kind, name, namespace }: KnownIdentity, { labels, annotations }: ApiObjectMetadata, isNamedAfterId: boolean): Issue[] {
  const issues = [
    ...validateMetadata({ name, namespace, labels: withoutTokens(labels), annotations: withoutTokens(annotations) }, OBJECT_KINDS[kind]),
    ...validatePrintableName(name, 'metadata.name'),
    // Kubernetes takes the empty text for none; here it is more likely a variable that was not set.
    ...namespace === '' ? validateNamespaceName(namespace, 'metadata.namespace') : [],
  ];
  return isNamedAfterId ? issues.map((each) => each.field === 'metadata.name' ? { ...each, fix: nameInPlaceOfId(kind, name) } : each) : issues;
}

/** How to fix a name that wasn't given. */
function nameInPlaceOfId(kind: ObjectKind, id: string): string {
  const similar = id.toLowerCase().replace(/[^a-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
  const name = OBJECT_KINDS[kind].validateName(similar, '').length === 0 ? similar : '…';
  return `The name is the id of the construct: give another one in the metadata, { name: '${name}' }.`;
}

/** Rejects names with invisible characters. */
export function validatePrintableName(name: unknown, field: string): Issue[] {
  return typeof name === 'string' && !isPrintable(name)
    ? [issue('construct/unprintable-name', field, `The name ${quote(name)} has a character that can't be seen.`, 'Remove the character.')]
    : [];
}

/** Leaves out values that cdk8s knows only when it synthesizes, such as `Lazy`. */
function withoutTokens(texts: { [key: string]: unknown } | undefined): { [key: string]: unknown } | undefined {
  return texts && Object.fromEntries(Object.entries(texts).filter(([, value]) => !isToken(value)));
}

function isToken(value: unknown): boolean {
  return typeof value === 'object' && value !== null && value.constructor !== Object && !Array.isArray(value);
}

function validateDescription(description: string | undefined, annotations: ApiObjectMetadata['annotations']): Issue[] {
  const other = annotations?.[DESCRIPTION_ANNOTATION];
  return description === undefined || other === undefined || other === description ? [] : [issue(
    'construct/conflicting-annotation', `metadata.annotations[${DESCRIPTION_ANNOTATION}]`, 'The annotation says something else than the description.',
    'Give one of them.',
  )];
}
