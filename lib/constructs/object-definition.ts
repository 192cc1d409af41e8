import { ApiObject, ApiObjectMetadata, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { refuseFaults } from './construct-fault';
import { ObjectRegister } from './object-register';
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

/**
 * Makes an object, once nothing is wrong with it.
 *
 * @param maker The construct that people know it by; the object becomes its child.
 * @throws when the metadata is none that Kubernetes takes, or the app has an object of that kind, namespace and name
 */
export function defineObject(maker: Construct, id: string, { apiVersion, kind, description, fields, ...rest }: ObjectDefinition): ApiObject {
  const { namespaced } = KINDS[kind];
  const metadata = {
    ...rest.metadata,
    name: rest.metadata?.name ?? maker.node.id,
    ...description === undefined ? {} : { annotations: { ...rest.metadata?.annotations, [DESCRIPTION_ANNOTATION]: description } },
  };
  const chart = chartOf(maker, kind);
  const namespace = metadata.namespace ?? (namespaced ? chart.namespace : undefined);
  const identity = { kind, namespace, name: metadata.name };
  const register = ObjectRegister.of(chart);
  refuseFaults(maker, `the ${kind} can't be made`, [
    ...validateKnown(kind, { ...metadata, namespace }),
    ...validateDescription(description, rest.metadata?.annotations),
    ...rest.faults ?? [],
    ...register.validate(identity),
  ]);

  register.add(identity, maker);
  const apiObject = new ApiObject(maker, id, { apiVersion, kind, metadata, ...fields });
  if (!namespaced && apiObject.metadata.namespace !== undefined) {
    // Given no namespace, ApiObject falls back to the chart's.
    apiObject.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }
  return apiObject;
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
