import { grantLines, refusedRules, roleLines, whereGranted } from './grant-lines';
import { scopeOfInstall } from './install-lines';
import { GrantLines, Refusal } from './refusal';
import { Subject, subjectText } from '../../../../access/subject';
import { ArgoVersion } from '../../../../argo/argo-version';
import { requestsOfMethod } from '../../../../argo/forbidden/asking-operation';
import { AskingPart, askingParts, isOfNoPart } from '../../../../argo/forbidden/asking-parts';
import { MessageMatter } from '../../../../argo/forbidden/message-forms';
import { FoundMessage } from '../../../../argo/forbidden/read-messages';
import { RefusedRequest } from '../../../../argo/forbidden/refused-request';
import { AccountRole, RefusedAccount, whoseAccount } from '../../../../argo/forbidden/whose-account';
import { EXECUTOR_TRIGGERS } from '../../../../argo/needs/executor-needs';
import { INSTALL_TRIGGERS } from '../../../../argo/needs/install-trigger';
import { Denial } from '../../../../argo/needs/need';
import { visible } from '../../../../diagnostics/printable-text';
import { DEFAULT_ACCOUNT } from '../../../../rbac/account-object-names';
import { Permission } from '../../../../rbac/permission';
import { PolicyRule } from '../../../../rbac/policy-rule';
import { permissionText } from '../../../../resources/permission-text';

/** One message, explained; every format writes it. */
export interface ForbiddenAnswer {
  readonly form: string;
  readonly matter: MessageMatter;
  readonly message: string;
  readonly line: number;
  readonly count: number;
  readonly says: string;
  readonly fix?: string;
  readonly refused: readonly RefusedAnswer[];
}

/** One denied request. */
export interface RefusedAnswer {
  /** `create workflowtaskresults.argoproj.io in the namespace builds`. */
  readonly request: string;
  readonly permission: Permission;

  /** The namespace, or absent for the cluster and where the message doesn't say. */
  readonly namespace?: string;
  readonly account?: string;
  readonly role: AccountRole;
  readonly because: string;

  /** Roles that its bindings name, and that don't exist. */
  readonly missingRoles: readonly string[];

  /** Whether no part of Argo Workflows asks that. */
  readonly ofNoPart: boolean;
  readonly askedBy: readonly AskedByAnswer[];
}

/** A part that asks, and how it is granted that. */
export interface AskedByAnswer {
  /** `the workflow controller`. */
  readonly who: string;

  /** The trigger of the request: a member, an option, `always`. */
  readonly turnedOnBy?: string;

  /** The feature of an install that turns it on, as a program names it. */
  readonly feature?: string;
  readonly why: string;
  readonly denied?: string;
  readonly consequence?: string;

  /** Further notes: sentences. */
  readonly notes: readonly string[];
  readonly typescript?: string;
  readonly command?: string;

  /** Where the rules belong: without full stop. */
  readonly where?: string;
  readonly rules: readonly PolicyRule[];
}

/** The account that argo-server denies a request of, where the message doesn't name it. */
const CALLER: RefusedAccount = { role: 'client', because: "argo-server denies it to its caller, whom the message doesn't name." };

/** The consequence of a denial, as a sentence. */
const DENIALS: Readonly<Record<Denial, string>> = {
  'fatal': 'The process exits.',
  'hang': 'It is up, and waits for ever.',
  'hang without streaming': 'It is up, and waits for ever, unless the API server streams lists.',
  'no leader': 'It is up, and never becomes the leader.',
  'late': 'It lists everything again and again, and learns of changes late.',
  'busy loop': 'It loops without a pause: it takes up a processor and fills its log.',
  'feature off': 'The feature is off.',
  'workflow fails': 'The workflow or the node fails, or goes no further.',
  'request fails': 'The request is answered with an error.',
  'logged': 'It is logged, and work is left undone.',
  'admission': 'The workflow fails.',
};

/** The names of the pods of a workflow. */
const IDENTITIES = {
  'executor': "the executor, Argo's own containers in the pods of the workflow",
  'agent': 'the agent, which runs HTTP and plugin templates',
  'artifact garbage collector': 'the pod that deletes artifacts',
} as const;

/** The parts that made a request in older versions. */
const FORMER_CALLERS = {
  executor: 'an old executor, or one whose other request was denied',
  server: 'an old argo-server',
} as const;

/** Explains a message. */
export function answerOf(
  found: FoundMessage, { accounts, version }: { readonly accounts: ReadonlyMap<string, Subject>; readonly version?: ArgoVersion },
): ForbiddenAnswer {
  const { form: { id, matter, says, fix }, requests, context, text, line, count } = found;
  const refused = id === 'server-permission-denied' ? requestsOfMethod(context) : requests;
  const explained = version ?? ArgoVersion.known[ArgoVersion.known.length - 1];
  return {
    form: id,
    matter,
    message: text,
    line,
    count,
    says,
    // The log names the method, so the fix doesn't have to say how to find it.
    ...fix === undefined || id === 'server-permission-denied' && refused.length > 0 ? {} : { fix },
    refused: refused.map((request): RefusedAnswer => {
      const account = matter === 'argo-server' && request.user === undefined ? CALLER : whoseAccount(request, accounts);
      const refusal = { request, account, version: explained };
      return explainRefusal(refusal, matter === 'escalation' ? [] : askingParts(request, { role: account.role, context, version }));
    }),
  };
}

/** Explains a denial by the parts of Argo Workflows that make the request. The list is empty where the request isn't theirs. */
export function explainRefusal(refusal: Refusal, parts: readonly AskingPart[]): RefusedAnswer {
  const { request, account } = refusal;
  const answer: RefusedAnswer = {
    request: `${visible(permissionText(permissionOf(request)))}${placeText(request)}`,
    permission: permissionOf(request),
    ...request.place.kind === 'namespace' ? { namespace: request.place.namespace } : {},
    ...account.subject === undefined ? {} : { account: subjectText(account.subject) },
    role: account.role,
    because: account.because,
    missingRoles: request.missingRoles ?? [],
    ofNoPart: parts.length > 0 && isOfNoPart(parts),
    askedBy: parts.map((part) => askedByOf(part, refusal, isOfNoPart(parts))),
  };
  return answer.askedBy.length > 0 || account.role === 'nobody' ? answer : { ...answer, askedBy: [directAnswer(refusal)] };
}

/** How what nothing is known of is granted: as it was asked. */
function directAnswer(refusal: Refusal): AskedByAnswer {
  return {
    who: refusal.account.subject === undefined ? 'the user of the message' : subjectText(refusal.account.subject),
    why: 'No operation, component or pod of Argo Workflows is known to ask that under such an account.',
    notes: [],
    ...linesOf(roleLines(refusedRules(refusal.request), refusal), refusal),
  };
}

function askedByOf(part: AskingPart, refusal: Refusal, ofNoPart: boolean): AskedByAnswer {
  const lines = grantLines(part, refusal);
  const granted = lines === undefined ? { rules: [] } : linesOf(lines, refusal);
  const { account: { subject } } = refusal;
  switch (part.kind) {
    case 'component':
      return {
        who: part.component === 'controller' ? 'the workflow controller' : 'argo-server',
        turnedOnBy: part.triggers.map((trigger) => INSTALL_TRIGGERS.get(trigger)?.turnedOnBy ?? trigger).join(' and ') || 'always',
        why: part.why,
        denied: DENIALS[part.denied],
        consequence: part.consequence,
        notes: [
          ...part.until === undefined ? [] : [`Only versions up to ${part.until} ask that${part.since === undefined ? '' : `, from ${part.since} on`}.`],
          ...part.followsScope && refusal.request.place.kind === 'cluster'
            ? ['It asks that of all namespaces: an install for one namespace is started with `--namespaced`, and then needs a Role alone.'] : [],
          ...scopeOfInstall(refusal)?._givenNamespaces !== undefined
            ? ['The workflows are in another namespace than the account: where it is started with `--managed-namespace`, take the scope `managed=` in place of `cluster=`.'] : [],
        ],
        ...granted,
      };
    case 'executor':
      return {
        who: IDENTITIES[part.identity],
        turnedOnBy: part.triggers.map((trigger) => EXECUTOR_TRIGGERS[trigger]).join(' and '),
        why: part.why,
        denied: DENIALS[part.denied],
        consequence: part.consequence,
        notes: subject?.name !== DEFAULT_ACCOUNT ? [] : [part.identity === 'artifact garbage collector'
          ? 'It runs under `default` where `artifactGC.serviceAccountName` names no account; `spec.serviceAccountName` doesn\'t count. Name one there.'
          : 'It runs under `default` where the workflow names no account: name one in `spec.serviceAccountName`, or submit with `--serviceaccount`.'],
        ...granted,
      };
    case 'operation':
      return {
        who: refusal.account.role === 'server' ? `argo-server in mode server, for a caller: ${part.label}` : `a client: ${part.label}`,
        why: `It ${part.why}.`,
        consequence: part.consequence,
        notes: part.others.length === 0 ? [] : [`The same request comes from ${part.others.slice(0, 6).join(', ')}${part.others.length > 6 ? ' and others' : ''}.`],
        ...granted,
      };
    case 'resource template':
      return {
        who: `${part.isShown ? '' : 'perhaps '}a resource template with the action ${part.actions.join(' or ')}`,
        why: 'The executor runs kubectl under the account of the workflow.',
        notes: ['`argo-rbac infer` reads from the manifest of the workflow everything that its resource templates need.'],
        ...granted,
      };
    case 'former':
      return { who: FORMER_CALLERS[part.call.by], why: part.call.why, notes: [part.call.instead], rules: [] };
    case 'container':
      return {
        who: 'a container of your workflow, or whatever else runs under the account',
        why: `${ofNoPart ? 'No part of Argo Workflows asks this: the' : 'The'} program in the container does, by its token.`,
        notes: [],
        ...granted,
      };
  }
}

function linesOf({ typescript, command, rules, feature }: GrantLines, refusal: Refusal): Pick<AskedByAnswer, 'feature' | 'typescript' | 'command' | 'where' | 'rules'> {
  return { ...feature !== undefined && { feature }, typescript, command, where: whereGranted(refusal), rules };
}

function permissionOf({ verb, apiGroup, resource, resourceName, nonResourceURL }: RefusedRequest): Permission {
  return {
    verb,
    ...apiGroup === undefined ? {} : { apiGroup },
    ...resource === undefined ? {} : { resource },
    ...resourceName === undefined ? {} : { resourceName },
    ...nonResourceURL === undefined ? {} : { nonResourceURL },
  };
}

function placeText({ place, nonResourceURL }: RefusedRequest): string {
  switch (place.kind) {
    case 'namespace':
      return ` in the namespace ${place.namespace}`;
    case 'cluster':
      return nonResourceURL === undefined ? ' in the cluster' : '';
    case 'unknown':
      return '';
  }
}
