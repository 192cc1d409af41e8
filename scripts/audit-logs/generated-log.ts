import { SeededRandom } from '../bench/programs/seeded-random';

/** The size and the seed of a generated log. */
export interface GeneratedLogOptions {
  readonly seed?: number;

  /** How many different names there are of each kind. */
  readonly names?: number;

  /** Whether every account works in a few namespaces, as in most clusters, and not in all. */
  readonly hasOwnNamespaces?: boolean;

  /** Whether there are line ends of Windows, cut and blank lines, lists of events, and events that are there twice. */
  readonly isDirty?: boolean;
}

const ACCOUNTS = 60;
const NAMESPACES = 20;
const OWN_NAMESPACES = 3;

/** Resource, group, and how often it is used. All but nodes and namespaces are in namespaces. */
const KINDS: readonly (readonly [resource: string, group: string, weight: number])[] = [
  ['leases', 'coordination.k8s.io', 40], ['pods', '', 18], ['configmaps', '', 9], ['endpointslices', 'discovery.k8s.io', 6], ['secrets', '', 4], ['events', '', 6],
  ['deployments', 'apps', 4], ['replicasets', 'apps', 3], ['jobs', 'batch', 3], ['workflows', 'argoproj.io', 4], ['workflowtaskresults', 'argoproj.io', 3],
  ['nodes', '', 4], ['namespaces', '', 2], ['serviceaccounts', '', 2],
];
const CLUSTER_SCOPED = ['nodes', 'namespaces'];
const SUBRESOURCES: Readonly<Record<string, readonly string[]>> = { pods: ['log', 'exec', 'status'], deployments: ['scale', 'status'], serviceaccounts: ['token'] };
const AGENTS = ['argo-workflows/v4.1.2 argo-controller', 'kubectl/v1.36.2 (linux/amd64) kubernetes/abcdef1', 'helm/v3.19.0'];
const PATHS = ['/api', '/apis', '/apis/argoproj.io/v1alpha1?timeout=32s', '/openapi/v2', '/version', '/healthz', '/readyz?verbose', '/metrics'];
const UNNAMED = ['list', 'watch', 'deletecollection'];
const START = Date.UTC(2026, 6, 1);

interface Account {
  readonly user: { readonly username: string };
  readonly impersonatedUser?: object;
  readonly agent: string;
  readonly role: string;
}

/**
 * Makes an audit log of the level Metadata that looks like that of a cluster: a few busy controllers and many quiet accounts, leases, watches,
 * discovery, denials, impersonation, subresources. The same options make the same log.
 *
 * @returns Its lines, without end.
 */
export function* generatedLog({ seed = 1, names = 40, hasOwnNamespaces = false, isDirty = false }: GeneratedLogOptions = {}): Generator<string> {
  const random = new SeededRandom(seed);
  const part = () => random.below(1_000_000) / 1_000_000;
  const uuid = () => [8, 4, 4, 4, 12].map((length) => Array.from({ length }, () => random.below(16).toString(16)).join('')).join('-');
  const accounts = Array.from({ length: ACCOUNTS }, (_, at) => accountOf(at, uuid));
  const kinds = KINDS.flatMap((kind) => Array.from({ length: kind[2] }, () => kind));
  for (let clock = START; ; clock += random.below(40)) {
    const at = Math.floor(ACCOUNTS ** part()) - 1; // a few make most of the requests
    const account = accounts[at];
    const namespace = () => hasOwnNamespaces ? (at * 7 + random.below(OWN_NAMESPACES)) % NAMESPACES : random.below(NAMESPACES);
    const time = (offset: number) => new Date(clock + offset).toISOString().replace('Z', '123Z');
    const request = part() < 0.03 ? { verb: 'get', requestURI: random.oneOf(PATHS), objectRef: undefined, isDenied: false } : requestOf(kinds[random.below(kinds.length)], random, part, { names, namespace });
    const { verb, requestURI, objectRef, isDenied } = request;
    const code = isDenied ? 403 : verb === 'create' ? 201 : part() < 0.02 ? 404 : 200;
    const event = {
      kind: 'Event',
      apiVersion: 'audit.k8s.io/v1',
      level: 'Metadata',
      auditID: uuid(),
      stage: 'ResponseComplete',
      requestURI,
      verb,
      user: account.user,
      impersonatedUser: account.impersonatedUser,
      sourceIPs: [`10.0.${random.below(256)}.${random.below(256)}`],
      userAgent: account.agent,
      objectRef,
      responseStatus: isDenied ? { metadata: {}, status: 'Failure', message: 'It is forbidden: "no"', reason: 'Forbidden', code } : { metadata: {}, code },
      requestReceivedTimestamp: time(0),
      stageTimestamp: time(3),
      annotations: {
        'authorization.k8s.io/decision': isDenied ? 'forbid' : 'allow',
        'authorization.k8s.io/reason': isDenied ? '' : `RBAC: allowed by ClusterRoleBinding "${account.role}" of ClusterRole "${account.role}" to ServiceAccount "${account.role}/ns"`,
      },
    };
    const lines = [
      ...part() < 0.25 ? [{ ...event, stage: 'RequestReceived', responseStatus: undefined, annotations: undefined, stageTimestamp: time(0) }] : [],
      ...verb === 'watch' ? [{ ...event, stage: 'ResponseStarted', stageTimestamp: time(1) }] : [], // a long request has two events
      event,
    ].map((each) => `${JSON.stringify(each)}\n`);
    yield* isDirty ? dirty(lines, event, random) : lines;
  }
}

/** Makes the first lines of a log, up to so many bytes. */
export function generatedText(bytes: number, options?: GeneratedLogOptions): string {
  const lines: string[] = [];
  let length = 0;
  for (const line of generatedLog(options)) {
    length += line.length;
    if (length > bytes) {
      break;
    }
    lines.push(line);
  }
  return lines.join('');
}

function accountOf(at: number, uuid: () => string): Account {
  const namespace = `team-${at % NAMESPACES}`;
  return {
    user: at % 10 === 9
      ? { username: `user-${at}@example.com` }
      : {
        username: `system:serviceaccount:${namespace}:account-${at}`,
        ...{ uid: uuid(), groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'] },
        ...{ extra: { 'authentication.kubernetes.io/credential-id': [`JTI=${uuid()}`], 'authentication.kubernetes.io/pod-uid': [uuid()] } },
      },
    ...at % 20 === 19 ? { impersonatedUser: { username: `person-${at}`, groups: ['viewers', 'system:authenticated'] } } : {},
    agent: AGENTS[at % AGENTS.length],
    role: `role-${at}`,
  };
}

/** How many names there are, and the number of a namespace. */
interface RequestChoice {
  readonly names: number;
  readonly namespace: () => number;
}

function requestOf(
  [resource, apiGroup]: typeof KINDS[number], random: SeededRandom, part: () => number, { names, namespace: namespaceNumber }: RequestChoice,
) {
  const subresources = SUBRESOURCES[resource] ?? [];
  const subresource = subresources.length > 0 && part() < 0.12 ? random.oneOf(subresources) : undefined;
  const verb = verbOf(resource, subresource, part());
  const isNamed = !UNNAMED.includes(verb) && !(verb === 'create' && subresource === undefined);
  const isWide = CLUSTER_SCOPED.includes(resource) || ['list', 'watch'].includes(verb) && part() < 0.5;
  const name = `${resource.slice(0, -1)}-${Math.floor(part() * part() * names)}`;
  const namespace = isWide ? undefined : `team-${namespaceNumber()}`;
  const isDenied = part() < 0.01;
  const path = [apiGroup === '' ? '/api/v1' : `/apis/${apiGroup}/v1`, ...namespace === undefined ? [] : ['namespaces', namespace], resource, ...isNamed ? [name] : [],
    ...subresource === undefined ? [] : [subresource]].join('/');
  const query = verb === 'watch' ? `?allowWatchBookmarks=true&resourceVersion=${random.below(100_000_000)}&watch=true` : verb === 'list' ? '?limit=500' : verb === 'patch' ? '?fieldManager=argo' : '';
  return {
    verb,
    requestURI: path + query,
    isDenied,
    objectRef: {
      resource,
      namespace,
      ...isNamed || verb === 'create' && !isDenied ? { name } : {},
      ...apiGroup === '' ? {} : { apiGroup },
      apiVersion: 'v1',
      ...verb === 'update' ? { resourceVersion: String(random.below(100_000_000)) } : {},
      subresource,
    },
  };
}

function verbOf(resource: string, subresource: string | undefined, roll: number): string {
  if (subresource !== undefined) {
    return subresource === 'log' ? 'get' : subresource === 'exec' || subresource === 'token' ? 'create' : roll < 0.3 ? 'get' : roll < 0.7 ? 'patch' : 'update';
  }
  if (resource === 'leases') {
    return roll < 0.5 ? 'get' : 'update';
  }
  if (resource === 'events') {
    return roll < 0.6 ? 'create' : 'patch';
  }
  const [verb] = ([['get', 0.45], ['list', 0.6], ['watch', 0.75], ['create', 0.82], ['patch', 0.9], ['update', 0.95], ['delete', 0.99]] as const).find(([, most]) => roll < most) ?? ['deletecollection'];
  return verb;
}

function dirty(lines: readonly string[], event: object, random: SeededRandom): string[] {
  const [first] = lines;
  switch (random.below(200)) {
    case 0:
      return [`${first.slice(0, random.below(first.length))}\n`, ...lines];
    case 1:
      return ['\n', ...lines];
    case 2:
      return [`${JSON.stringify({ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', metadata: {}, items: [event] })}\n`];
    case 3:
      return [...lines, ...lines];
    case 4:
      return lines.map((line) => line.replace('\n', '\r\n'));
    default:
      return [...lines];
  }
}
