import { ApiObject, ApiObjectMetadata, ApiObjectProps, Chart, JsonPatch } from 'cdk8s';
import { Construct, IConstruct, Node } from 'constructs';
import { refusal } from './construct-fault';
import { ObjectIdentity, ObjectRegister } from './object-register';
import { validatePrintableName } from './printable-name';
import { Fault } from '../rbac/fault';
import { validateMetadata } from '../rbac/validation/metadata';
import { validateNamespaceName, validateObjectName, validateServiceAccountName } from '../rbac/validation/object-names';
import { isPlainName } from '../rbac/validation/plain-name';

/**
 * The annotation for a description.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#description
 */
const DESCRIPTION_ANNOTATION = 'kubernetes.io/description';

/** The kinds we write. */
const KINDS = {
  Namespace: { namespaced: false, validateName: validateNamespaceName },
  Role: { namespaced: true, validateName: validateObjectName },
  ClusterRole: { namespaced: false, validateName: validateObjectName },
  RoleBinding: { namespaced: true, validateName: validateObjectName },
  ClusterRoleBinding: { namespaced: false, validateName: validateObjectName },
  ServiceAccount: { namespaced: true, validateName: validateServiceAccountName },
  Secret: { namespaced: true, validateName: validateServiceAccountName }, // a DNS subdomain too
} as const;

type KnownKind = keyof typeof KINDS;

/** An object to be written. */
export interface ObjectDefinition {
  readonly apiVersion: string;
  readonly kind: KnownKind;
  /** The name is the maker's id where none is given, the namespace the chart's. */
  readonly metadata?: ApiObjectMetadata;
  readonly description?: string;
  /** What follows the metadata. */
  readonly fields: { readonly [field: string]: unknown };
  /** What the maker finds wrong, to be told with the rest. */
  readonly faults?: readonly Fault[];
}

/** What decides whether an object can be made. */
export type ObjectDraft = Omit<ObjectDefinition, 'apiVersion' | 'fields'>;

/** Where the construct is that people know an object by. */
export type Maker = Pick<Node, 'path' | 'id' | 'scope'>;

type NamedMetadata = ApiObjectMetadata & { readonly name: string };

/** A construct that is still to be made: an object that is one itself is checked before. */
export function makerIn(scope: IConstruct, id: string): Maker {
  const sanitized = id.replaceAll(Node.PATH_SEP, '--'); // as `Node` does
  return { scope, id: sanitized, path: scope.node.path === '' ? sanitized : `${scope.node.path}${Node.PATH_SEP}${sanitized}` };
}

/**
 * Makes an object as a child of the construct that people know it by, once nothing is wrong with it.
 *
 * @throws when the metadata is none that Kubernetes takes, or the app has an object of that kind, namespace and name
 */
export function defineObject(maker: Construct, id: string, definition: ObjectDefinition): ApiObject {
  const apiObject = new ApiObject(maker, id, checkedProps(maker.node, definition));
  registerObject(apiObject, definition.kind, maker.node);
  return apiObject;
}

/**
 * What to make an object of that is to be registered then.
 *
 * @throws when the metadata is none that Kubernetes takes, or the app has an object of that kind, namespace and name
 */
export function checkedProps(maker: Maker, definition: ObjectDefinition): ApiObjectProps {
  const { apiVersion, kind, fields } = definition;
  const faults = validateDefinition(maker, definition);
  if (faults.length > 0) {
    throw refusal(maker.path, `the ${kind} can't be made`, faults);
  }
  return { apiVersion, kind, metadata: metadataOf(maker, definition), ...fields };
}

/** Takes the name of an object, so that no other gets it. */
export function registerObject(apiObject: ApiObject, kind: KnownKind, { path }: Maker): void {
  const { chart, name, metadata: { namespace } } = apiObject;
  ObjectRegister.of(chart).add({ kind, namespace: KINDS[kind].namespaced ? namespace : undefined, name }, path);
  if (!KINDS[kind].namespaced && namespace !== undefined) {
    // Given no namespace, ApiObject falls back to the chart's.
    apiObject.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }
}

/** Says everything that is wrong with an object, before it is made: constructs of several objects tell all faults together. */
export function validateDefinition(maker: Maker, definition: ObjectDraft): Fault[] {
  const { kind, description, faults = [] } = definition;
  const chart = chartOf(maker, kind);
  const metadata = metadataOf(maker, definition);
  const identity = identityOf(chart, kind, metadata);
  const taken = ObjectRegister.of(chart).validate(identity);
  return isSurelySound(definition, identity) ? [...faults, ...taken] : [
    ...validateKnown(kind, { ...metadata, namespace: identity.namespace }),
    ...validateDescription(description, definition.metadata?.annotations),
    ...faults,
    ...taken,
  ];
}

function metadataOf({ id }: Maker, { metadata, description }: ObjectDraft): NamedMetadata {
  return {
    ...metadata,
    name: metadata?.name ?? id,
    ...description === undefined ? {} : { annotations: { ...metadata?.annotations, [DESCRIPTION_ANNOTATION]: description } },
  };
}

function identityOf(chart: Chart, kind: KnownKind, { name, namespace }: NamedMetadata): ObjectIdentity {
  return { kind, namespace: namespace ?? (KINDS[kind].namespaced ? chart.namespace : undefined), name };
}

function chartOf({ scope, path }: Maker, kind: string): Chart {
  for (let place = scope; place !== undefined; place = place.node.scope) {
    if (Chart.isChart(place)) {
      return place;
    }
  }
  throw refusal(path, `the ${kind} can't be made`, [
    { field: 'scope', message: 'is in no chart; make a Chart, and pass it or a construct in it as the scope' },
  ]);
}

/** Tells soon of the many objects that have a plain name and little else. */
function isSurelySound({ kind, metadata, description }: ObjectDraft, { name, namespace }: ObjectIdentity): boolean {
  return isPlainName(name)
    && (namespace === undefined || KINDS[kind].namespaced && isPlainName(namespace))
    && metadata?.labels === undefined && metadata?.annotations === undefined && description === undefined;
}

function validateKnown(kind: KnownKind, metadata: ApiObjectMetadata): Fault[] {
  const { labels, annotations, name, namespace } = metadata;
  return [
    ...validateMetadata({ name, namespace, labels: withoutTokens(labels), annotations: withoutTokens(annotations) }, { kind, ...KINDS[kind] }),
    ...validatePrintableName(name, 'metadata.name'),
    // Kubernetes takes the empty text for none; here it is more likely a variable that was not set.
    ...namespace === '' ? validateNamespaceName(namespace, 'metadata.namespace') : [],
  ];
}

/** Leaves out values that cdk8s knows only when it synthesizes, such as `Lazy`. */
function withoutTokens(texts: { [key: string]: unknown } | undefined): { [key: string]: unknown } | undefined {
  return texts && Object.fromEntries(Object.entries(texts).filter(([, value]) => !isToken(value)));
}

function isToken(value: unknown): boolean {
  return typeof value === 'object' && value !== null && value.constructor !== Object && !Array.isArray(value);
}

function validateDescription(description: string | undefined, annotations: ApiObjectMetadata['annotations']): Fault[] {
  const other = annotations?.[DESCRIPTION_ANNOTATION];
  return description === undefined || other === undefined || other === description ? [] : [{
    field: `metadata.annotations[${DESCRIPTION_ANNOTATION}]`,
    message: 'is given besides the description, and says something else; give one of them',
  }];
}
