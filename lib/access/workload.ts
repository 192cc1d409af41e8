import { AccessObjects, DEFAULT_NAMESPACE, OtherObject } from './access-object';
import { Subject } from './subject';
import { DEFAULT_ACCOUNT } from '../rbac/account-object-names';
import { entriesOf, membersOf, PlainObject } from '../rbac/validation/plain-data';

/** A pod, or something that makes pods of a template. */
export interface Workload {
  readonly object: OtherObject;
  readonly namespace: string;

  /** The account that its pods run as. */
  readonly account: Extract<Subject, { readonly kind: 'ServiceAccount' }>;

  /** Whether it names no account, so its pods run as `default`. */
  readonly namesNoAccount: boolean;

  /** Whether its pods mount the token of the account. */
  readonly mountsToken: boolean;

  /** The spec of its pods. */
  readonly spec: PlainObject;
  readonly containers: readonly PlainObject[];
}

/** The way to the spec of the pods of kinds that Kubernetes serves. To know another kind, add a row. */
const POD_SPECS: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  Deployment: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  ReplicationController: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

/** Lists the workloads among some objects. */
export function workloadsOf({ others }: AccessObjects): Workload[] {
  const accounts = new Map(others.filter(isAccount).map((account) => [`${namespaceOf(account)}/${account.name}`, account.content]));
  return others.flatMap((object) => {
    const spec = podSpecOf(object);
    if (spec === undefined) {
      return [];
    }
    const named = [spec.serviceAccountName, spec.serviceAccount].find((name): name is string => typeof name === 'string' && name !== '');
    const namespace = namespaceOf(object);
    const account = { kind: 'ServiceAccount', namespace, name: named ?? DEFAULT_ACCOUNT } as const;
    const mount = spec.automountServiceAccountToken ?? accounts.get(`${namespace}/${account.name}`)?.automountServiceAccountToken;
    return [{
      object,
      namespace,
      account,
      namesNoAccount: named === undefined,
      mountsToken: mount !== false,
      spec,
      containers: [...entriesOf(spec.initContainers), ...entriesOf(spec.containers)].map(membersOf),
    }];
  });
}

/** Looks up the spec of the pods. A workload of another kind, such as a Rollout, has it where a Deployment does. */
export function podSpecOf({ kind, content }: Pick<OtherObject, 'kind' | 'content'>): PlainObject | undefined {
  if (Object.hasOwn(POD_SPECS, kind)) {
    return membersOf(at(content, POD_SPECS[kind]));
  }
  const spec = membersOf(at(content, POD_SPECS.Deployment));
  return Array.isArray(spec.containers) || typeof spec.serviceAccountName === 'string' ? spec : undefined;
}

/** Whether containers of its pods have a token of the account: mounted for all, or by a volume. */
export function holdsToken({ mountsToken, spec }: Workload): boolean {
  return mountsToken || entriesOf(spec.volumes).some((volume) =>
    entriesOf(membersOf(membersOf(volume).projected).sources).some((source) => membersOf(source).serviceAccountToken !== undefined));
}

/** Whether nothing else of the cluster makes the workload, so it isn't the same as another one. */
export function isStanding({ object }: Workload): boolean {
  return entriesOf(membersOf(object.content.metadata).ownerReferences).length === 0;
}

/** The namespace of an object of a namespace. */
export function namespaceOf({ namespace }: OtherObject): string {
  return namespace ?? DEFAULT_NAMESPACE;
}

/** Whether an object is a ServiceAccount. */
export function isAccount({ apiVersion, kind }: OtherObject): boolean {
  return apiVersion === 'v1' && kind === 'ServiceAccount';
}

/** Looks a value up by the keys that lead to it. */
export function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((parent, key) => membersOf(parent)[key], value);
}
