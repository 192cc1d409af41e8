import { ApiObject, ApiObjectMetadata, ApiObjectProps, Chart, JsonPatch } from 'cdk8s';
import { Construct, IConstruct, Node } from 'constructs';
import { refusal } from './construct-fault';
import { ObjectIdentity, ObjectRegister } from './object-register';
import { validatePrintableName } from './printable-name';
import { RBAC_API_VERSION } from './rbac-api-version';
import { Fault } from '../rbac/fault';
import { validateMetadata } from '../rbac/validation/metadata';
import { validateNamespaceName, validateObjectName, validateSecretName, validateServiceAccountName } from '../rbac/validation/object-names';
import { isPlainName } from '../rbac/validation/plain-name';

/**
 * The annotation for a description.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#description
 */
const DESCRIPTION_ANNOTATION = 'kubernetes.io/description';

/** The kinds we write. */
const KINDS = {
  Namespace: { apiVersion: 'v1', namespaced: false, validateName: validateNamespaceName },
  Role: { apiVersion: RBAC_API_VERSION, namespaced: true, validateName: validateObjectName },
  ClusterRole: { apiVersion: RBAC_API_VERSION, namespaced: false, validateName: validateObjectName },
  RoleBinding: { apiVersion: RBAC_API_VERSION, namespaced: true, validateName: validateObjectName },
  ClusterRoleBinding: { apiVersion: RBAC_API_VERSION, namespaced: false, validateName: validateObjectName },
  ServiceAccount: { apiVersion: 'v1', namespaced: true, validateName: validateServiceAccountName },
  Secret: { apiVersion: 'v1', namespaced: true, validateName: validateSecretName },
} as const;

type KnownKind = keyof typeof KINDS;

/** What decides whether an object can be made. */
export interface ObjectDraft {
  readonly kind: KnownKind;
  /** The name is the maker's id where none is given, the namespace the chart's. */
  readonly metadata?: ApiObjectMetadata;
  readonly description?: string;
  /** What the maker finds wrong, to be told with the rest. */
  readonly faults?: readonly Fault[];
}

/** What follows the metadata of an object. */
export interface ObjectFields {
  readonly [field: string]: unknown;
}

/** Where the construct is that people know an object by. */
export type Maker = Pick<Node, 'path' | 'id' | 'scope'>;

const NO_FAULTS: readonly Fault[] = [];

/**
 * A construct that is still to be made: an object that is one itself is checked before.
 *
 * @param scope Types ask for it and for the id; calls from JavaScript may lack both, and learn so from what is checked then.
 */
export function makerIn(scope: IConstruct | undefined, id: string | undefined): Maker {
  const sanitized = (id ?? '').replaceAll(Node.PATH_SEP, '--'); // as `Node` does
  const path = scope?.node.path ?? '';
  return { scope, id: sanitized, path: path === '' ? sanitized : `${path}${Node.PATH_SEP}${sanitized}` };
}

/**
 * Makes an object as a child of the construct that people know it by, once nothing is wrong with it.
 *
 * @throws when the metadata is none that Kubernetes takes, or the app has an object of that kind, namespace and name
 */
export function defineObject(maker: Construct, id: string, draft: ObjectDraft, fields: ObjectFields): ApiObject {
  const apiObject = new ApiObject(maker, id, checkedProps(maker.node, draft, fields));
  registerObject(apiObject, draft.kind, maker.node);
  return apiObject;
}

/**
 * What to make an object of that is to be registered then.
 *
 * @throws when the metadata is none that Kubernetes takes, or the app has an object of that kind, namespace and name
 */
export function checkedProps(maker: Maker, draft: ObjectDraft, fields: ObjectFields): ApiObjectProps {
  const { kind } = draft;
  const faults = validateDraft(maker, draft);
  if (faults.length > 0) {
    throw refusal(maker.path, `the ${kind} can't be made`, faults);
  }
  return { apiVersion: KINDS[kind].apiVersion, kind, metadata: metadataOf(maker, draft), ...fields };
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
export function validateDraft(maker: Maker, draft: ObjectDraft): Fault[] {
  const { kind, description, faults = NO_FAULTS } = draft;
  const chart = chartOf(maker, kind);
  const identity = identityOf(maker, draft, chart);
  const taken = ObjectRegister.of(chart).validate(identity);
  return isSurelySound(draft, identity) ? taken : [
    ...validateKnown(kind, { ...metadataOf(maker, draft), namespace: identity.namespace }),
    ...validateDescription(description, draft.metadata?.annotations),
    ...faults,
    ...taken,
  ];
}

function metadataOf({ id }: Maker, { metadata, description }: ObjectDraft): ApiObjectMetadata {
  const named = { ...metadata, name: metadata?.name ?? id };
  return description === undefined ? named : { ...named, annotations: { ...metadata?.annotations, [DESCRIPTION_ANNOTATION]: description } };
}

function identityOf({ id }: Maker, { kind, metadata }: ObjectDraft, chart: Chart): ObjectIdentity {
  return { kind, namespace: metadata?.namespace ?? (KINDS[kind].namespaced ? chart.namespace : undefined), name: metadata?.name ?? id };
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
function isSurelySound({ kind, metadata, description, faults = NO_FAULTS }: ObjectDraft, { name, namespace }: ObjectIdentity): boolean {
  return isPlainName(name)
    && (namespace === undefined || KINDS[kind].namespaced && isPlainName(namespace))
    && metadata?.labels === undefined && metadata?.annotations === undefined && description === undefined && faults.length === 0;
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
