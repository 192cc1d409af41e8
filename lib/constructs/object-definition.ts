import { ApiObject, ApiObjectMetadata, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { refuseFaults } from './construct-fault';
import { ObjectIdentity, ObjectRegister } from './object-register';
import { validatePrintableName } from './printable-name';
import { Fault } from '../rbac/fault';
import { validateMetadata } from '../rbac/validation/metadata';
import { validateNamespaceName, validateObjectName, validateServiceAccountName } from '../rbac/validation/object-names';

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

/** An object to be written. */
export interface ObjectDefinition {
  readonly apiVersion: string;
  readonly kind: keyof typeof KINDS;
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

/**
 * Makes an object, once nothing is wrong with it.
 *
 * @param maker The construct that people know it by; the object becomes its child.
 * @throws when the metadata is none that Kubernetes takes, or the app has an object of that kind, namespace and name
 */
export function defineObject(maker: Construct, id: string, definition: ObjectDefinition): ApiObject {
  const { apiVersion, kind, fields } = definition;
  refuseFaults(maker, `the ${kind} can't be made`, validateDefinition(maker, definition));

  const metadata = metadataOf(maker, definition);
  const chart = Chart.of(maker);
  ObjectRegister.of(chart).add(identityOf(chart, kind, metadata), maker);
  const apiObject = new ApiObject(maker, id, { apiVersion, kind, metadata, ...fields });
  if (!KINDS[kind].namespaced && apiObject.metadata.namespace !== undefined) {
    // Given no namespace, ApiObject falls back to the chart's.
    apiObject.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }
  return apiObject;
}

/** Says everything that is wrong with an object, before it is made: constructs of several objects tell all faults together. */
export function validateDefinition(maker: Construct, definition: ObjectDraft): Fault[] {
  const { kind, description, faults = [] } = definition;
  const metadata = metadataOf(maker, definition);
  const chart = chartOf(maker, kind);
  const identity = identityOf(chart, kind, metadata);
  return [
    ...validateKnown(kind, { ...metadata, namespace: identity.namespace }),
    ...validateDescription(description, definition.metadata?.annotations),
    ...faults,
    ...ObjectRegister.of(chart).validate(identity),
  ];
}

function metadataOf(maker: Construct, { metadata, description }: ObjectDraft): ApiObjectMetadata & { readonly name: string } {
  return {
    ...metadata,
    name: metadata?.name ?? maker.node.id,
    ...description === undefined ? {} : { annotations: { ...metadata?.annotations, [DESCRIPTION_ANNOTATION]: description } },
  };
}

function identityOf(chart: Chart, kind: keyof typeof KINDS, { name, namespace }: ApiObjectMetadata & { readonly name: string }): ObjectIdentity {
  return { kind, namespace: namespace ?? (KINDS[kind].namespaced ? chart.namespace : undefined), name };
}

function chartOf(maker: Construct, kind: string): Chart {
  refuseFaults(maker, `the ${kind} can't be made`, maker.node.scopes.some((scope) => Chart.isChart(scope)) ? [] : [
    { field: 'scope', message: 'is in no chart; make a Chart, and pass it or a construct in it as the scope' },
  ]);
  return Chart.of(maker);
}

function validateKnown(kind: keyof typeof KINDS, metadata: ApiObjectMetadata): Fault[] {
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
