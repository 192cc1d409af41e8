import { identityText, OtherObject } from '../../access/access-object';
import { groupsOf, Subject, subjectText } from '../../access/subject';
import { isStanding, namespaceOf, Workload } from '../../access/workload';
import { ACCOUNT_ANNOTATIONS } from '../../argo/argo-names';
import { DEFAULT_ACCOUNT } from '../../rbac/account-object-names';
import { entriesOf, membersOf } from '../../rbac/validation/plain-data';
import { ResourceScope } from '../../resources/resource-info';
import { CheckId } from '../checks/check';
import { Severity } from '../checks/severity';
import { accountOfToken, isTokenSecret, tokenNameOf } from '../facts/argo-facts';
import { Draft } from '../findings/draft';
import { ReviewContext } from '../review-context';

const { NAMESPACED, CLUSTER } = ResourceScope;

/** Annotations that give an account an identity of a cloud. */
export const CLOUD_IDENTITIES = ['eks.amazonaws.com/role-arn', 'iam.gke.io/gcp-service-account', 'azure.workload.identity/client-id'];

const A_DAY = 24 * 60 * 60;

/** The roles that Kubernetes binds to every account. A workload has no use for these alone. */
const COMMON_ROLES: ReadonlySet<string> = new Set(['system:basic-user', 'system:discovery', 'system:public-info-viewer', 'system:service-account-issuer-discovery']);

/** Finds tokens that are of no use, live too long, or belong to accounts that are shared. */
export function accountTokens(context: ReviewContext): Draft[] {
  const { workloads, access: { objects } } = context;
  const standing = workloads.filter(isStanding);
  const accounts = [...context.accounts.values()].flatMap((ofNamespace) => [...ofNamespace.values()]);
  return [
    ...uselessTokens(standing, context),
    ...objects.others.filter(isTokenSecret).flatMap((secret) => lastingTokens(secret, context)),
    ...standing.filter(({ account, mountsToken }) => account.name === DEFAULT_ACCOUNT && mountsToken)
      .map((workload) => ofObject('K4', 'medium', workload.object, identityText(workload.object), [])),
    ...accounts.flatMap(cloudIdentities),
    ...standing.filter(({ spec }) => hasLongToken(spec)).map((workload) => ofObject('K6', 'low', workload.object, identityText(workload.object), [])),
  ];
}

/**
 * Pods that mount the token of an account that may do nothing; the components of Argo Workflows have a use for theirs. It is found also for
 * `default`, in addition to K4: with an account of its own, the pod still has a token of no use.
 */
function uselessTokens(workloads: readonly Workload[], context: ReviewContext): Draft[] {
  const found = new Map<string, Workload[]>();
  for (const workload of workloads.filter(({ mountsToken, account }) => mountsToken && context.accountOf(account) !== undefined)) {
    if (context.argo.componentsOf(workload.account).length === 0 && !canDoSomething(workload.account, context)) {
      const key = subjectText(workload.account);
      found.set(key, [...found.get(key) ?? [], workload]);
    }
  }
  return [...found].map(([subject, mounting]): Draft => ({
    check: 'K1',
    subject,
    holder: mounting[0].account,
    namespace: mounting[0].namespace,
    severity: 'medium',
    held: [],
    grants: [],
    places: mounting.map(({ object }) => object.placeOf()),
    details: [`It is mounted by ${mounting.map(({ object }) => identityText(object)).join(', ')}.`],
  }));
}

function canDoSomething(account: Subject, { access }: ReviewContext): boolean {
  return [account, ...groupsOf(account)].some((subject) => access.grantsTo(subject).some(({ role, namespace }) =>
    role.isUnknown || !COMMON_ROLES.has(role.identity.name) && !role.permissions(namespace === undefined ? CLUSTER : NAMESPACED).isEmpty));
}

/** Whether an account is missing whose namespace shows its accounts: Kubernetes deletes its token Secrets, and accepts none of its tokens. */
export function isMissingAccount(namespace: string, name: string, { accounts }: ReviewContext): boolean {
  const ofNamespace = accounts.get(namespace);
  return ofNamespace !== undefined && !ofNamespace.has(name) && name !== DEFAULT_ACCOUNT; // which Kubernetes makes in every namespace
}

function lastingTokens(secret: OtherObject, context: ReviewContext): Draft[] {
  const [namespace, name] = [namespaceOf(secret), accountOfToken(secret)];
  const account = context.accounts.get(namespace)?.get(name);
  const subject: Subject = { kind: 'ServiceAccount', namespace, name };
  const isMapped = account?.annotations[ACCOUNT_ANNOTATIONS.RULE] !== undefined
    && tokenNameOf(name, account.annotations) === secret.name && context.argo.mapsUsersTo(namespace);
  if (isMissingAccount(namespace, name, context)) {
    return [ofObject('K3', 'low', secret, identityText({ kind: 'Secret', namespace, name: secret.name }), [])];
  }
  return [
    { ...ofObject('K2', isMapped ? 'low' : 'medium', secret, subjectText(subject), [`The Secret is ${namespace}/${secret.name}.`, ...isMapped ? ['argo-server reads it for users of single sign-on.'] : []]), holder: subject },
  ];
}

/** An account that acts as somebody in a cloud. */
interface CloudAccount {
  readonly account: Subject;

  /** The account there. */
  readonly texts: readonly string[];
}

/** The accounts of the input with an identity of a cloud. */
export function cloudIdentitiesOf({ accounts }: ReviewContext): CloudAccount[] {
  return [...accounts.values()].flatMap((ofNamespace) => [...ofNamespace.values()]).flatMap((account): CloudAccount[] => {
    const texts = identitiesOf(account).map((annotation) => account.annotations[annotation]);
    return texts.length === 0 ? [] : [{ account: { kind: 'ServiceAccount', namespace: namespaceOf(account), name: account.name }, texts }];
  });
}

function identitiesOf(account: OtherObject): string[] {
  return CLOUD_IDENTITIES.filter((annotation) => account.annotations[annotation] !== undefined);
}

function cloudIdentities(account: OtherObject): Draft[] {
  const found = identitiesOf(account);
  return found.length === 0 ? [] : [ofObject('K5', 'info', account, identityText({ kind: 'ServiceAccount', namespace: namespaceOf(account), name: account.name }),
    found.map((annotation) => `It has ${annotation}: ${account.annotations[annotation]}.`))];
}

function hasLongToken({ volumes }: Workload['spec']): boolean {
  return entriesOf(volumes).some((volume) => entriesOf(membersOf(membersOf(volume).projected).sources).some((source) => {
    const { serviceAccountToken } = membersOf(source);
    const { audience, expirationSeconds } = membersOf(serviceAccountToken);
    return serviceAccountToken !== undefined && (audience === undefined || audience === '') && typeof expirationSeconds === 'number' && expirationSeconds >= A_DAY;
  }));
}

function ofObject(check: CheckId, severity: Severity, object: OtherObject, subject: string, details: readonly string[]): Draft {
  return { check, subject, namespace: namespaceOf(object), severity, held: [], grants: [], places: [object.placeOf()], details: [...details] };
}
