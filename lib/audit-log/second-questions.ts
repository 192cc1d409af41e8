import { AuditEvent } from './audit-event';
import { refusedQuestion } from './authorizer-message';
import { Access, AccessRemark } from './recorded-access';
import { WRITES } from './requested-access';
import { Permission } from '../rbac/permission';
import { PolicyRule } from '../rbac/policy-rule';
import { RBAC_API_GROUP } from '../rbac/rbac-api-group';
import { entriesOf, membersOf } from '../rbac/validation/plain-data';

/**
 * A question that the API server asks the authorizer within a request that it has already allowed. The log has one event and the
 * answer to the first question only.
 */
interface SecondQuestion {
  /** Why it is asked: a clause without full stop. */
  readonly why: string;

  /** Where in the source of Kubernetes it is asked. */
  readonly evidence: string;

  /** Whether requests of this kind are asked it, once they get that far. */
  readonly isAsked: (event: AskingEvent, access: AccessOfAnyName) => boolean;

  /** The accesses that the question is about, if the event shows them. */
  readonly questions: (event: AuditEvent, access: Access) => readonly Access[];

  /** Whether a response shows that the answer was yes. */
  readonly isAllowed: (event: Pick<AuditEvent, 'code'>) => boolean;

  /** Whether a response with 403 or 422, which the authorizer had allowed at first, shows that the answer was no. */
  readonly isRefused: (event: AuditEvent) => boolean;

  /** The rules that the message of a denial lists, because the account doesn't have them itself. */
  readonly missing?: (event: AuditEvent) => readonly PolicyRule[];

  /** For which accesses the log has no trace of a yes, and so doesn't show whether it was asked. */
  readonly isSilent?: (access: AccessOfAnyName) => boolean;
}

/** The parts of an event that show whether a request is asked a further question. */
type AskingEvent = Pick<AuditEvent, 'requestURI' | 'requestObject'>;

/** An access whose name and namespace don't matter. */
interface AccessOfAnyName {
  readonly permission: Pick<Permission, 'verb' | 'apiGroup' | 'resource'>;
}

const CERTIFICATES = 'certificates.k8s.io';
const STREAMS = ['pods/exec', 'pods/attach', 'pods/portforward'];
const UNSAFE_DELETE = 'unsafe-delete-ignore-read-errors';
const UNSAFE_OPTION = 'ignoreStoreReadErrorWithClusterBreakingPotential';
const UNSAFE_QUERY = new RegExp(`[?&]${UNSAFE_OPTION}(?:=([^&]*)|(?=&|$))`); // the first one counts
const POLICIES = /^(validating|mutating)admissionpolic(ies|ybindings)$/;
const MISSING_PARAMETERS = / (must have "get" permission on all objects of the referenced paramKind|does not have "\w+" permission (on the object referenced by paramRef|for all groups, versions and resources))/;
const ESCALATION = 'attempting to grant RBAC permissions not currently held';
const AGGREGATION = 'must have cluster-admin privileges to use the aggregationRule';

/** The statuses with which requests end before the question. */
const BEFORE_UNSAFE_DELETE = [400, 403, 422];

const isSuccess = ({ code = 0 }: Pick<AuditEvent, 'code'>) => code >= 100 && code < 400;
const never = () => false;
const hasMessage = (text: string) => ({ message }: AuditEvent) => message.includes(text);

/** The further questions of Kubernetes 1.37, found by listing every call of the authorizer in its source. */
const SECOND_QUESTIONS: readonly SecondQuestion[] = [
  {
    why: 'a server-side apply or PUT that creates is asked for create, too, with the name',
    evidence: 'kubernetes v1.37.2 apiserver pkg/endpoints/handlers/create.go withAuthorization, called by patch.go and update.go',
    isAsked: (_, { permission: { verb } }) => verb === 'patch' || verb === 'update',
    questions: (_, access) => [withVerb(access, 'create')],
    isAllowed: ({ code }) => code === 201,
    isRefused: ({ message }) => refusedQuestion(message)?.verb === 'create',
  },
  {
    why: 'from Kubernetes 1.35 on, exec, attach and port-forward by WebSocket are asked for create, too',
    // It is the first thing to be done, so that a pod that isn't there or has no such container doesn't matter.
    evidence: 'kubernetes v1.37.2 pkg/registry/core/pod/rest/subresources.go AuthorizePodWebsocketUpgradeCreatePermission',
    isAsked: (_, { permission: { verb, apiGroup, resource = '' } }) => verb === 'get' && apiGroup === '' && STREAMS.includes(resource),
    questions: (_, access) => [withVerb(access, 'create')],
    isAllowed: ({ code = 0 }) => code >= 100 && code !== 403,
    isRefused: ({ message }) => / is forbidden: ?$/.test(message) || refusedQuestion(message)?.verb === 'create',
  },
  {
    why: 'an approval is asked for approve on the signer, too',
    evidence: 'kubernetes v1.37.2 plugin/pkg/admission/certificates/approval/admission.go',
    isAsked: (_, access) => isCertificateRequest(access, 'approval'),
    questions: (event) => [onSigner(event, 'approve')],
    isAllowed: isSuccess,
    isRefused: hasMessage('user not permitted to approve requests with signerName'),
  },
  {
    why: 'a change of the certificate or the conditions of a signing request is asked for sign on the signer, too',
    evidence: 'kubernetes v1.37.2 plugin/pkg/admission/certificates/signing/admission.go',
    isAsked: (_, access) => isCertificateRequest(access, 'status'),
    questions: (event) => [onSigner(event, 'sign')],
    isAllowed: isSuccess,
    isRefused: hasMessage('user not permitted to sign requests with signerName'),
  },
  {
    why: `a delete that ignores read errors is asked for ${UNSAFE_DELETE}, too`,
    evidence: 'kubernetes v1.37.2 apiserver pkg/endpoints/handlers/delete.go authorizeUnsafeDelete',
    isAsked: (event, { permission: { verb } }) => verb === 'delete' && ignoresReadErrors(event),
    questions: (_, access) => [withVerb(access, UNSAFE_DELETE)],
    isAllowed: ({ code = 0 }) => code >= 100 && !BEFORE_UNSAFE_DELETE.includes(code), // 409 for an object that can be read
    isRefused: hasMessage(`not permitted to do "${UNSAFE_DELETE}"`),
  },
  {
    why: 'who writes a role is asked for escalate, unless they have all its permissions',
    evidence: 'kubernetes v1.37.2 pkg/registry/rbac/role/policybased/storage.go; kubernetes v1.37.2 pkg/registry/rbac/escalation_check.go EscalationAllowed',
    isAsked: (_, access) => isOfRbac(access, ['roles', 'clusterroles']),
    questions: (_, access) => [withVerb(access, 'escalate')],
    isAllowed: never,
    isRefused: ({ message }) => message.includes(ESCALATION) || message.includes(AGGREGATION),
    missing: ({ message }) => missingRules(message),
    isSilent: (access) => isWrite(access) && isOfRbac(access, ['roles', 'clusterroles']),
  },
  {
    why: 'who writes a binding is asked for bind on its role, unless they have all its permissions',
    evidence: 'kubernetes v1.37.2 pkg/registry/rbac/rolebinding/policybased/storage.go; kubernetes v1.37.2 pkg/registry/rbac/escalation_check.go BindingAuthorized',
    isAsked: (_, access) => isOfRbac(access, ['rolebindings', 'clusterrolebindings']),
    questions: ({ requestObject }, { namespace }) => {
      const { kind, name } = membersOf(requestObject.roleRef);
      const resource = kind === 'Role' ? 'roles' : kind === 'ClusterRole' ? 'clusterroles' : undefined;
      return resource === undefined || typeof name !== 'string'
        ? []
        : [{ ...namespace === undefined ? {} : { namespace }, permission: { verb: 'bind', apiGroup: RBAC_API_GROUP, resource, resourceName: name } }];
    },
    isAllowed: never,
    isRefused: hasMessage(ESCALATION),
    missing: ({ message }) => missingRules(message),
    isSilent: (access) => isWrite(access) && isOfRbac(access, ['rolebindings', 'clusterrolebindings']),
  },
  {
    why: 'who writes a policy with parameters is asked for get on all objects of their kind, and who binds it for get or list on the parameters',
    evidence: 'kubernetes v1.37.2 pkg/registry/admissionregistration/validatingadmissionpolicy/authz.go, that of the binding, and the same of mutatingadmissionpolicy',
    isAsked: (_, access) => isWrite(access) && isOfPolicies(access),
    questions: () => [],
    isAllowed: never,
    isRefused: ({ message }) => MISSING_PARAMETERS.test(message), // in words, and with 422
    isSilent: (access) => isWrite(access) && isOfPolicies(access),
  },
  {
    why: 'where OwnerReferencesPermissionEnforcement is on, who sets blockOwnerDeletion is asked for update on the finalizers of the owner, too',
    evidence: 'kubernetes v1.37.2 plugin/pkg/admission/gc/gc_admission.go',
    isAsked: (_, { permission: { resource } }) => resource !== undefined,
    questions: () => [],
    isAllowed: never,
    isRefused: hasMessage("cannot set blockOwnerDeletion if an ownerReference refers to a resource you can't set finalizers on"),
  },
  {
    why: 'where OwnerReferencesPermissionEnforcement is on, who changes the owners of an object is asked for delete on it, too',
    evidence: 'kubernetes v1.37.2 plugin/pkg/admission/gc/gc_admission.go',
    isAsked: (_, { permission: { resource } }) => resource !== undefined,
    questions: (_, access) => [withVerb(access, 'delete')],
    isAllowed: never,
    isRefused: hasMessage("cannot set an ownerRef on a resource you can't delete"),
  },
  {
    why: 'who attests for a signer is asked for attest on it, too',
    evidence: 'kubernetes v1.37.2 plugin/pkg/admission/certificates/ctbattest/admission.go',
    isAsked: (_, { permission: { apiGroup, resource } }) => apiGroup === CERTIFICATES && resource === 'clustertrustbundles',
    questions: (event) => [onSigner(event, 'attest')],
    isAllowed: never,
    isRefused: hasMessage('user not permitted to attest for signerName'),
  },
];

/** A question that was asked within a request, with why. */
export interface AskedQuestion extends AccessRemark {
  readonly access: Access;
  readonly why: string;
}

/** The further questions that a request was asked and that were answered with yes, as far as its event shows. */
export function allowedQuestions(event: AuditEvent, access: Access): AskedQuestion[] {
  return SECOND_QUESTIONS.filter(({ isAsked, isAllowed }) => isAllowed(event) && isAsked(event, access))
    .flatMap(({ why, questions }) => questions(event, access).map((question) => ({ why, access: question })));
}

/** Whether a request was asked a further question that was answered with yes, whatever the name of the object. */
export function asksFurther(event: AskingEvent & Pick<AuditEvent, 'code'>, access: AccessOfAnyName): boolean {
  return SECOND_QUESTIONS.some(({ isAsked, isAllowed }) => isAllowed(event) && isAsked(event, access));
}

/** The further questions that the API server may have asked about an access, without a trace in the log: clauses without full stop. */
export function silentQuestions(access: Access): string[] {
  return SECOND_QUESTIONS.filter(({ isSilent }) => isSilent?.(access)).map(({ why }) => why);
}

/** The denial of a further question. */
export interface Refusal extends AccessRemark {
  /** The accesses that the request would have needed, as far as the event shows them. */
  readonly denied: readonly Access[];
}

/** The denial of a further question about a request that the authorizer allowed at first; nothing if admission rejected the request. */
export function refusedSecond(event: AuditEvent, access: Access): Refusal | undefined {
  const row = SECOND_QUESTIONS.find(({ isAsked, isRefused }) => isAsked(event, access) && isRefused(event));
  if (row !== undefined) {
    const missing = row.missing?.(event) ?? [];
    return { denied: row.questions(event, access), ...missing.length === 0 ? {} : { missing } };
  }
  // A server behind the aggregation layer asks questions of its own.
  return refusedQuestion(event.message) === undefined ? undefined : { denied: [] };
}

function withVerb({ namespace, permission }: Access, verb: string): Access {
  return { ...namespace === undefined ? {} : { namespace }, permission: { ...permission, verb } };
}

/**
 * Whether a delete ignores errors of reading the object: every text in the URL is a yes but `0` and `false`.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.2/staging/src/k8s.io/apimachinery/pkg/runtime/conversion.go
 */
function ignoresReadErrors({ requestURI, requestObject }: AskingEvent): boolean {
  const [found, option = ''] = UNSAFE_QUERY.exec(requestURI) ?? [];
  return found !== undefined && option !== '0' && option.toLowerCase() !== 'false' || requestObject[UNSAFE_OPTION] === true;
}

function isCertificateRequest({ permission: { verb, apiGroup, resource } }: AccessOfAnyName, subresource: string): boolean {
  return apiGroup === CERTIFICATES && resource === `certificatesigningrequests/${subresource}` && (verb === 'update' || verb === 'patch');
}

function isWrite({ permission: { verb } }: AccessOfAnyName): boolean {
  return WRITES.has(verb);
}

function isOfPolicies({ permission: { apiGroup, resource = '' } }: AccessOfAnyName): boolean {
  return apiGroup === 'admissionregistration.k8s.io' && POLICIES.test(resource);
}

function isOfRbac({ permission: { apiGroup, resource = '' } }: AccessOfAnyName, resources: readonly string[]): boolean {
  return apiGroup === RBAC_API_GROUP && resources.includes(resource);
}

/** The signer is in the body of the request or the response, and in the message of a denial. */
function onSigner({ requestObject, responseObject, message }: AuditEvent, verb: string): Access {
  const inBody = membersOf(requestObject.spec).signerName ?? membersOf(responseObject.spec).signerName;
  const resourceName = typeof inBody === 'string' ? inBody : / signerName "([^"\\]+)"/.exec(message)?.[1];
  const permission: Permission = { verb, apiGroup: CERTIFICATES, resource: 'signers', ...resourceName === undefined ? {} : { resourceName } };
  return { permission };
}

/**
 * Reads the rules that somebody tried to grant, each on a line: `{APIGroups:["apps"], Resources:["deployments"], Verbs:["get" "list"]}`.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/rbac/v1/evaluation_helpers.go
 */
function missingRules(message: string): PolicyRule[] {
  return message.slice(message.indexOf(ESCALATION)).split('\n').flatMap((line) => {
    const [, text] = /^\{(.*)\}/.exec(line) ?? [];
    const parts = new Map([...(text ?? '').matchAll(/(\w+):\[((?:"(?:[^"\\]|\\.)*" ?)*)\]/g)].map(([, name, list]) => [name, quotedTexts(list)]));
    const verbs = parts.get('Verbs');
    const list = (field: keyof PolicyRule, name: string) => parts.has(name) ? { [field]: entriesOf(parts.get(name)) } : {};
    return verbs === undefined ? [] : [{
      verbs,
      ...list('apiGroups', 'APIGroups'),
      ...list('resources', 'Resources'),
      ...list('resourceNames', 'ResourceNames'),
      ...list('nonResourceURLs', 'NonResourceURLs'),
    }];
  });
}

function quotedTexts(list: string): string[] {
  return [...list.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text);
}
