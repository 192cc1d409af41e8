import { ClientAccessProps } from './client-access-props';
import { ClientOperation } from './client-operation';
import { ClientToken, otherSecretName } from './client-token';
import { SelectedNeed, Selection } from './need-selection';
import { ssoAnnotations, validateSsoAccess } from './sso/sso-access';
import { receivesEvents } from './webhook';
import { AccountDefinition, RoleDefinition } from '../../constructs/account-definition';
import { formatIssues } from '../../diagnostics/format-diagnostic';
import { distinctIssues, Issue, issue } from '../../diagnostics/issue';
import { AccountName, tokenSecretName } from '../../rbac/account-object-names';
import { PolicyRule } from '../../rbac/policy-rule';
import { validateNamespaceName, validateSecretName } from '../../rbac/validation/object-names';
import { GrantStatement } from '../../resources/grant-statement';
import { ACCOUNT_ANNOTATIONS } from '../argo-names';
import { ArgoVersion } from '../argo-version';
import { validateChoice, validateEachChoice } from '../choice';
import { ClientRoute } from '../needs/client/client-route';

/** The result for a sound client. */
interface ClientAnswer {
  readonly namespaces: readonly (string | undefined)[];
  readonly token: ClientToken;
  readonly selections: readonly SelectedNeed[];
}

/**
 * The access of a client, without constructs: what is wrong with it, or what it needs and where.
 *
 * `ArgoClientAccess` draws it, and the command prints it.
 */
export class ClientAccess {
  /**
   * Plans a client.
   *
   * @param props The operations of the client, where they run, and how argo-server knows it.
   * @param account The name of the account, and its namespace where that is known.
   * @param annotations Those that the account has of others.
   */
  public static plan(props: ClientAccessProps, account: AccountName, annotations: { readonly [key: string]: string } = {}): ClientAccess {
    const wrong = validateChoices(props);
    if (wrong.length > 0) {
      return new ClientAccess(props, account, wrong);
    }
    const { operations, via = ClientRoute.ARGO_SERVER, version, ownerReferencesPermissionEnforcement, sso, webhook } = props;
    const selections = operations.map((operation) => operation._select({ version, via, ownerReferencesPermissionEnforcement }));
    const answer: ClientAnswer = {
      namespaces: props.namespaces === undefined ? [account.namespace] : [...new Set(props.namespaces)],
      token: props.token ?? (sso === undefined && webhook === undefined ? ClientToken.NONE : ClientToken.secret()),
      selections: selections.flatMap(({ needs }) => needs),
    };
    return new ClientAccess(props, account, [
      ...validateSelections('operations', selections),
      ...validateNamespaces(props, account, answer),
      ...validateToken(props, answer),
      ...validateAnnotations(annotations),
      ...validateSso(props, answer),
      ...validateWebhook(props, account, answer),
    ], answer);
  }

  private constructor(
    private readonly props: ClientAccessProps,
    private readonly named: AccountName,
    /** Everything that is wrong with the props. With an issue among it, the other members have no answer. */
    public readonly issues: readonly Issue[],
    private readonly answer?: ClientAnswer,
  ) {}

  /** The permissions of the client, each with its operation and reason. */
  public get selections(): readonly SelectedNeed[] {
    return this.sound.selections;
  }

  /** The namespaces of the workflows, each once. That of the account may be unknown. */
  public get namespaces(): readonly (string | undefined)[] {
    return this.sound.namespaces;
  }

  /** The account, with the annotations that argo-server reads, and its roles, whose grants have their reasons. */
  public get account(): AccountDefinition {
    const { namespaces, selections, token } = this.sound;
    const { name, namespace: home } = this.named;
    const inNamespaces = selections.flatMap((selected) => selected.place === 'workflow'
      ? [{ statement: this.reasoned(selected), namespaced: selected.grant.namespaced }] : []);
    const clusterWide = selections.flatMap((selected) => selected.place === 'cluster' ? [{ statement: this.reasoned(selected) }] : []);
    return {
      name,
      namespace: home,
      annotations: this.annotations,
      automountServiceAccountToken: false,
      tokenSecret: token._isMade ? token._name ?? tokenSecretName(name) : undefined,
      roles: [
        ...inNamespaces.length === 0 ? [] : namespaces.map((namespace): RoleDefinition => ({ place: 'namespace', namespace, grants: inNamespaces })),
        ...clusterWide.length === 0 ? [] : [{ place: 'cluster' as const, grants: clusterWide }],
      ],
    };
  }

  /** The methods of the operations that are requested by themselves and whose requests name no namespace. */
  public get operationsWithoutNamespace(): readonly string[] {
    return [...new Set(this.selections.filter(({ withoutNamespace, isOptional }) => withoutNamespace && !isOptional).map(({ member }) => member))];
  }

  /** Lists what is granted for each operation, why, and what that allows beyond it. */
  public explain(): ClientExplanation[] {
    return this.selections.map(explainNeed);
  }

  private get annotations(): { [key: string]: string } {
    const name = otherSecretName(this.sound.token, this.named.name);
    return { ...name !== undefined && { [ACCOUNT_ANNOTATIONS.TOKEN]: name }, ...ssoAnnotations(this.props.sso) };
  }

  private reasoned({ label, grant, need: { why } }: SelectedNeed): GrantStatement {
    const { sso } = this.props;
    const statement = grant.statement._because(`${label} ${why}`);
    return sso?.reason === undefined ? statement : statement._because(`SSO: ${sso.reason}`);
  }

  private get sound(): ClientAnswer {
    if (this.answer === undefined || this.issues.length > 0) {
      throw new Error(`The client isn't planned:\n${formatIssues(this.issues)}`);
    }
    return this.answer;
  }
}

/** Reports values that can't be planned, which the types reject where types are checked. */
function validateChoices({ version, operations }: ClientAccessProps): Issue[] {
  const list: unknown = operations;
  return [
    ...validateChoice('version', version, ArgoVersion, 'ArgoVersion.V4_1'),
    ...Array.isArray(list) ? validateEachChoice('operations', list, ClientOperation, 'ArgoCommand.submit()')
      : [issue('client/no-operation', 'operations', 'The operations are not a list.', 'List at least one, for example ClientPreset.viewer().')],
  ];
}

/**
 * Reports what a version or route lacks of some operations, and names that limit nothing.
 *
 * @param field The field that has the operations: `operations`.
 */
export function validateSelections(field: string, selections: readonly Selection[]): Issue[] {
  if (selections.length === 0) {
    return [issue('client/no-operation', field, 'The list of operations is empty.', 'List at least one, for example ClientPreset.viewer().')];
  }
  const found = selections.flatMap(({ needs, issues }, i) => {
    const place = `${field}[${i}]`;
    return [
      ...issues.map((one) => ({ ...one, field: one.field === '' ? place : `${place}.${one.field}` })),
      ...needs.flatMap(({ grant }) => grant.statement._issues.map((one) => ({ ...one, field: place }))),
    ];
  });
  return distinctIssues(found);
}

function validateNamespaces({ namespaces }: ClientAccessProps, { namespace: home }: AccountName, { selections }: ClientAnswer): Issue[] {
  const issues = (namespaces ?? []).flatMap((namespace, i) => validateNamespaceName(namespace, `namespaces[${i}]`));
  if (namespaces?.length === 0) {
    issues.push(issue('client/invalid-namespaces', 'namespaces', 'The list of namespaces is empty.',
      'Name at least one, or leave the list out for the namespace of the account.'));
  }
  if (home === undefined && (namespaces !== undefined || selections.some(({ place }) => place === 'cluster'))) {
    issues.push(issue('client/missing-namespace', 'metadata.namespace',
      'The namespace of the account is unknown, and bindings elsewhere must name it.', 'Give the client or its chart a namespace.'));
  }
  return issues;
}

function validateToken({ sso, webhook }: ClientAccessProps, { token }: ClientAnswer): Issue[] {
  const reader = sso !== undefined ? 'single sign-on' : webhook !== undefined ? 'webhooks' : undefined;
  if (reader !== undefined && token === ClientToken.NONE) {
    return [issue('client/invalid-token', 'token', `ClientToken.NONE keeps no token, and argo-server reads a Secret with the token for ${reader}.`,
      'Leave it out, or name an existing Secret.')];
  }
  return token._name === undefined ? [] : validateSecretName(token._name, 'token');
}

/** Reports annotations that the client writes itself, and would check. */
function validateAnnotations(annotations: { readonly [key: string]: string }): Issue[] {
  const ours = [[ACCOUNT_ANNOTATIONS.TOKEN, 'token'], [ACCOUNT_ANNOTATIONS.RULE, 'sso'], [ACCOUNT_ANNOTATIONS.PRECEDENCE, 'sso']];
  return ours.filter(([annotation]) => annotations[annotation] !== undefined).map(([annotation, prop]) =>
    issue('client/managed-annotation', `metadata.annotations[${annotation}]`, `The property ${prop} writes this annotation.`, 'Use that.'));
}

function validateSso({ sso, via }: ClientAccessProps, { selections }: ClientAnswer): Issue[] {
  if (sso === undefined) {
    return [];
  }
  return [
    ...validateSsoAccess(sso, selections.some(({ grant }) => grant.statement.rule.verbs.some((verb) => !READS.includes(verb)))),
    ...via === ClientRoute.KUBERNETES
      ? [issue('client/sso-through-kubernetes', 'via', 'Users of single sign-on go through argo-server, not to Kubernetes.', 'Leave it out.')]
      : [],
  ];
}

const READS: readonly string[] = ['get', 'list', 'watch'];

function validateWebhook({ webhook }: ClientAccessProps, { namespace: home }: AccountName, { namespaces, selections }: ClientAnswer): Issue[] {
  if (webhook === undefined) {
    return [];
  }
  return [
    ...receivesEvents(selections) ? [] : [issue('client/webhook-without-events', 'webhook', 'A webhook is given, and no operation receives events.',
      'Add ClientPreset.webhook() to the operations.')],
    ...namespaces.every((namespace) => namespace === home) ? [] : [issue('client/webhook-elsewhere', 'namespaces',
      'The namespaces are not that of the account, and argo-server looks for the account of a webhook where the event is sent to.',
      'Make a client in each namespace.')],
  ];
}

/** One thing that a client is granted for one operation, and why. */
export interface ClientExplanation {
  /** The operation: `argo submit FILE`, `workflow.StopWorkflow`, `UI /workflows`. */
  readonly operation: string;

  /** The granted rule. The roles join it with the rest. */
  readonly rule: PolicyRule;

  /** Whether it is granted in the whole cluster, rather than in the namespaces of the client. */
  readonly clusterWide: boolean;

  /** The use that the operation makes of it. */
  readonly why: string;

  /**
   * The access that it allows beyond that.
   *
   * @default - nothing worth a warning
   */
  readonly consequence?: string;

  /** Where it is read in the source of Argo Workflows. */
  readonly evidence: string[];
}

/** Explains one need of a client. */
export function explainNeed({ label, grant, place, need: { why, consequence }, evidence }: SelectedNeed): ClientExplanation {
  return { operation: label, rule: grant.statement.rule, clusterWide: place === 'cluster', why, consequence, evidence: [...evidence] };
}
