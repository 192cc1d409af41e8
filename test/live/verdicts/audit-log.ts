import { readFileSync } from 'fs';

/** A request that an account of a pod, or of a client, made. */
export interface Call {
  readonly account: string;

  /** The namespace of the account. */
  readonly home: string;
  readonly verb: string;
  readonly apiGroup: string;

  /** With its subresource: `pods/exec`. */
  readonly resource: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly refused: boolean;

  /** Whether the account may make it, and an admission plugin refuses. */
  readonly refusedAtAdmission: boolean;

  /** When it came, in milliseconds. */
  readonly time: number;

  /** What a review of the account's own access asks for. */
  readonly asks?: CallTarget;
}

/** What a call is for. */
export type CallTarget = Pick<Call, 'verb' | 'apiGroup' | 'resource' | 'namespace' | 'name'>;

interface AuditEvent {
  readonly stage: string;
  readonly requestReceivedTimestamp: string;
  readonly verb: string;
  readonly user: { readonly username: string };
  readonly objectRef?: Target;
  readonly responseStatus?: { readonly code?: number };
  readonly annotations?: Readonly<Record<string, string>>;
  readonly requestObject?: { readonly spec?: { readonly resourceAttributes?: Omit<Target, 'apiGroup'> & { readonly group?: string; readonly verb?: string } } };
}

interface Target {
  readonly resource?: string;
  readonly subresource?: string;
  readonly apiGroup?: string;
  readonly namespace?: string;
  readonly name?: string;
}

const ACCOUNT = /^system:serviceaccount:([^:]+):([^:]+)$/;

/** Reads the calls of ServiceAccounts out of an audit log. A watch is there once, when it begins. */
export function readCalls(file: string): Call[] {
  return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').flatMap((line) => {
    const event = JSON.parse(line) as AuditEvent;
    const account = ACCOUNT.exec(event.user.username);
    const isFirst = event.stage === 'ResponseStarted' || event.verb !== 'watch' || event.responseStatus?.code === 403;
    return account === null || event.objectRef?.resource === undefined || !isFirst ? [] : [callOf(event, event.objectRef, account[1], account[2])];
  });
}

function callOf(event: AuditEvent, target: Target, home: string, account: string): Call {
  const decision = event.annotations?.['authorization.k8s.io/decision'];
  const isDenied = event.responseStatus?.code === 403;
  const asked = event.requestObject?.spec?.resourceAttributes;
  return {
    account,
    home,
    ...targetOf(event.verb, target),
    refused: decision === 'forbid' || isDenied,
    refusedAtAdmission: decision === 'allow' && isDenied,
    time: Date.parse(event.requestReceivedTimestamp),
    ...asked !== undefined && { asks: targetOf(asked.verb ?? '', { ...asked, apiGroup: asked.group }) },
  };
}

function targetOf(verb: string, { apiGroup = '', resource = '', subresource, namespace, name }: Target): CallTarget {
  return {
    verb,
    apiGroup,
    resource: subresource === undefined || subresource === '' ? resource : `${resource}/${subresource}`,
    ...namespace !== undefined && namespace !== '' && { namespace },
    ...name !== undefined && name !== '' && { name },
  };
}

/** Writes what is asked for as kubectl does: `get pods/exec`, `list workflows.argoproj.io`. */
export function describe({ verb, apiGroup, resource }: Pick<Call, 'verb' | 'apiGroup' | 'resource'>): string {
  const [plural, ...subresource] = resource.split('/');
  return `${verb} ${[apiGroup === '' ? plural : `${plural}.${apiGroup}`, ...subresource].join('/')}`;
}
