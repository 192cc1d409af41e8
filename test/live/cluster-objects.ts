import { ApiClient } from '../conformance/cluster/api-client';
import { ClusterAccess, isOwnCluster } from '../conformance/cluster/cluster-access';
import { apiPath, discover, ServedResource } from '../conformance/cluster/discovery';

/** An object of any kind, as YAML has it. */
export interface ClusterObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name?: string;
    readonly generateName?: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly resourceVersion?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly finalizers?: readonly string[];
    readonly ownerReferences?: readonly object[];
    readonly creationTimestamp?: string;
    readonly deletionTimestamp?: string;
  };
  readonly [key: string]: unknown;
}

const JSON_TYPE = 'application/json';

/** More than any program writes that isn't in a loop. */
const LOG_LINES = 20_000;

/** The objects of a cluster, as its administrator sees and changes them. */
export class ClusterObjects {
  public static async of(access: ClusterAccess): Promise<ClusterObjects> {
    const objects = new ClusterObjects(ApiClient.admin(access), isOwnCluster(access));
    await objects.rediscover();
    return objects;
  }

  private served: readonly ServedResource[] = [];

  /** What was created outside of namespaces, or as a namespace, in that order. */
  private readonly created: ClusterObject[] = [];

  private constructor(private readonly admin: ApiClient, private readonly isOwn: boolean) {}

  public close(): void {
    this.admin.close();
  }

  /** Learns which kinds there are now. */
  public async rediscover(): Promise<void> {
    this.served = await discover(this.admin);
  }

  /** Whether there is a resource of that plural. */
  public serves(plural: string): boolean {
    return this.served.some(({ resource }) => resource === plural);
  }

  /** Creates objects in their order; those that are there already are replaced. */
  public async create(objects: readonly ClusterObject[], namespace = 'default'): Promise<void> {
    for (const object of objects) {
      const collection = this.collectionOf(object, namespace);
      const isOfCluster = !collection.includes('/namespaces/');
      const { status, body } = await this.admin.send({ method: 'POST', path: collection, contentType: JSON_TYPE, body: JSON.stringify(object) });
      if (isOfCluster && status < 300) {
        this.created.push(object);
      }
      if (status === 409 && isOfCluster && !this.isOurs(object)) {
        throw new Error(`The cluster has a ${object.kind} ${object.metadata.name} already, and it isn't ours.`);
      }
      if (status === 409) {
        await this.patch(object.kind, object.metadata.name ?? '', object, object.metadata.namespace ?? namespace);
      } else if (status >= 300) {
        throw new Error(`${object.kind} ${object.metadata.name ?? object.metadata.generateName} is answered with ${status}: ${body}`);
      }
    }
  }

  public async find<Found extends ClusterObject>(kind: string, name: string, namespace?: string): Promise<Found | undefined> {
    const { status, body } = await this.admin.send({ method: 'GET', path: `${this.collection(kind, namespace)}/${name}` });
    if (status === 404) {
      return undefined;
    }
    if (status >= 300) {
      throw new Error(`GET ${kind} ${name} is answered with ${status}: ${body}`);
    }
    return JSON.parse(body) as Found;
  }

  public async list<Found extends ClusterObject>(kind: string, namespace?: string, labels = ''): Promise<Found[]> {
    const path = `${this.collection(kind, namespace)}${labels === '' ? '' : `?labelSelector=${encodeURIComponent(labels)}`}`;
    return (await this.admin.object<{ items: Found[] }>('GET', path)).items;
  }

  /** Merges a part of an object into it. */
  public async patch(kind: string, name: string, part: object, namespace?: string): Promise<void> {
    const path = `${this.collection(kind, namespace)}/${name}`;
    const { status, body } = await this.admin.send({ method: 'PATCH', path, contentType: 'application/merge-patch+json', body: JSON.stringify(part) });
    if (status >= 300) {
      throw new Error(`PATCH ${path} is answered with ${status}: ${body}`);
    }
  }

  /** Deletes an object; one that isn't there is no fault. */
  public async delete(kind: string, name: string, namespace?: string, options: object = {}): Promise<void> {
    const path = `${this.collection(kind, namespace)}/${name}`;
    const { status, body } = await this.admin.send({ method: 'DELETE', path, contentType: JSON_TYPE, body: JSON.stringify(options) });
    if (status >= 300 && status !== 404 && status !== 409) {
      throw new Error(`DELETE ${path} is answered with ${status}: ${body}`);
    }
  }

  /** Removes what was created outside of namespaces, and these with all that is in them. */
  public async removeCreated(): Promise<void> {
    for (const { kind, metadata } of [...this.created].reverse()) {
      await this.delete(kind, metadata.name ?? '');
    }
  }

  /** The version of the API server: `v1.37.2`. */
  public async version(): Promise<string> {
    return (await this.admin.object<{ gitVersion: string }>('GET', '/version')).gitVersion;
  }

  /** The end of the log of a container, and of the one that ran in its place before: a program in a loop writes more than can be sent. */
  public async log(pod: string, namespace: string, container: string): Promise<string> {
    const path = `/api/v1/namespaces/${namespace}/pods/${pod}/log?container=${container}&tailLines=${LOG_LINES}`;
    const logs = await Promise.all(['&previous=true', ''].map((which) => this.admin.send({ method: 'GET', path: path + which })));
    return logs.map(({ status, body }) => (status === 200 ? body : '')).join('');
  }

  /** A token of a ServiceAccount, as a pod would get it. */
  public async token(namespace: string, account: string): Promise<string> {
    const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`;
    const request = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: 7200 } };
    return (await this.admin.object<{ status: { token: string } }>('POST', path, request)).status.token;
  }

  /** Whether an object that is there already may be changed. */
  private isOurs(object: ClusterObject): boolean {
    return this.isOwn || this.created.some(({ kind, metadata }) => kind === object.kind && metadata.name === object.metadata.name);
  }

  private collectionOf({ apiVersion, kind, metadata }: ClusterObject, namespace: string): string {
    const [version, apiGroup = ''] = apiVersion.split('/').reverse();
    const resource = this.served.find((each) => each.kind === kind && each.apiGroup === apiGroup && each.subresource === '');
    if (resource === undefined) {
      throw new Error(`The cluster has no ${kind} of ${apiVersion}.`);
    }
    return pathOf({ ...resource, version }, metadata.namespace ?? namespace);
  }

  /** Kinds of different groups that share a name aren't used here. */
  private collection(kind: string, namespace?: string): string {
    const resource = this.served.find((each) => each.kind === kind && each.subresource === '' && !(kind === 'Event' && each.apiGroup !== ''));
    if (resource === undefined) {
      throw new Error(`The cluster has no ${kind}.`);
    }
    return pathOf(resource, namespace);
  }
}

function pathOf({ apiGroup, version, resource, namespaced }: ServedResource, namespace: string | undefined): string {
  return `${apiPath(apiGroup, version)}${namespaced && namespace !== undefined ? `/namespaces/${namespace}` : ''}/${resource}`;
}
