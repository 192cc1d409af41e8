import { ACCOUNT_SUFFIXES } from '../../argo/workflow/workflow-access';
import { DEFAULT_ACCOUNT } from '../../rbac/account-object-names';
import { Account } from '../access/account';
import { rulesByAccount, ScopedRules } from '../access/account-rules';
import { UsedAccount } from '../access/findings';
import { Need } from '../access/need';
import { WorkflowStudy } from '../access/workflow-study';
import { groupBy } from '../group-by';
import { nameOf, WorkflowObject } from '../workflows/workflow-object';

/** An account to be made, with what it is granted. */
export interface PlannedAccount {
  readonly name: string;

  /** The empty text where it isn't known. */
  readonly namespace: string;

  /** Whether pods that name it get its token by themselves. Argo mounts that of an executor or agent from a Secret. */
  readonly mountsToken: boolean;

  /** Whether Argo looks for a token Secret of it. */
  readonly tokenSecret: boolean;

  /** Its grants, by place; `workflow` is its own namespace. */
  readonly scoped: readonly ScopedRules[];

  /** The workflows that run under it, in the order of the inputs. */
  readonly workflows: readonly WorkflowObject[];
}

/** A field to be set in a manifest, so it uses an account that is made for it. */
export interface PlannedPatch {
  readonly manifest: WorkflowObject;
  readonly file: string;
  readonly kind: string;
  readonly workflow: string;
  readonly path: string;
  readonly serviceAccount: string;
  readonly line: number;

  /** Whether the field is that of the workflow itself, which `argo submit --serviceaccount` sets. */
  readonly isOfWorkflow: boolean;
}

/** The accounts that some workflows need, and how the workflows use them. */
export interface AccessPlan {
  readonly accounts: readonly PlannedAccount[];
  readonly patches: readonly PlannedPatch[];

  /** The same, by the workflow that each is for. */
  readonly patchesOf: ReadonlyMap<WorkflowObject, readonly PlannedPatch[]>;

  /** The name of the account that is made where a workflow names none. */
  readonly madeNames: ReadonlyMap<WorkflowObject, string>;
}

/** A made name is no longer, so there is room for what is put behind it. */
const MAX_NAME_LENGTH = 200;

/**
 * Plans accounts for workflows. Those of one name and namespace are one.
 *
 * @param exists Whether there is an account. A workflow that names none then runs as `default`, unless the one that is made for it exists.
 */
export function planAccess(
  studies: readonly WorkflowStudy[], serviceAccountName?: string, exists: (name: string, namespace: string) => boolean = () => true,
): AccessPlan {
  const drafts = new Map<string, Draft>();
  const patches: PlannedPatch[] = [];
  const madeNames = new Map<WorkflowObject, string>();
  const taken = namedAccounts(studies);
  for (const study of studies) {
    const { workflow, findings } = study;
    const made = serviceAccountName ?? freeName(workflow, taken);
    const base = exists(made, workflow.namespace) ? made : DEFAULT_ACCOUNT;
    taken.add(made, workflow.namespace);
    taken.add(made + ACCOUNT_SUFFIXES.ARTIFACT_GC, workflow.namespace);
    madeNames.set(workflow, base);
    const rename = <T extends UsedAccount>(account: T): T => ({ ...account, name: accountName(account, base) });
    const needs = groupBy(findings.needs, ({ account }) => fieldKey(account));
    const needsOf = (account: UsedAccount) => needs.get(fieldKey(account)) ?? [];
    const accounts = findings.accounts
      // The account `default` gets no binding, and where it needs nothing it may stay.
      .filter((account) => account.name !== DEFAULT_ACCOUNT || needsOf(account).length > 0)
      .map((account) => ({ account, renamed: rename(account) }));
    for (const { account, renamed } of accounts) {
      const draft = draftOf(drafts, renamed.name, workflow.namespace);
      draft.uses.add(account.use);
      draft.workflows.add(workflow);
      draft.accounts.push(renamed);
      needsOf(account).forEach((need) => draft.needs.push({ ...need, account: renamed }));
    }
    patches.push(...patchesOf(study, accounts));
  }
  return { accounts: [...drafts.values()].map(finish), patches, patchesOf: groupBy(patches, ({ manifest }) => manifest), madeNames };
}

interface Draft {
  readonly name: string;
  readonly namespace: string;
  readonly uses: Set<string>;
  readonly workflows: Set<WorkflowObject>;
  readonly accounts: UsedAccount[];
  readonly needs: Need[];
}

function draftOf(drafts: Map<string, Draft>, name: string, namespace: string): Draft {
  const key = keyOf(namespace, name);
  const draft = drafts.get(key) ?? { name, namespace, uses: new Set(), workflows: new Set(), accounts: [], needs: [] };
  drafts.set(key, draft);
  return draft;
}

function finish({ name, namespace, uses, workflows, accounts, needs }: Draft): PlannedAccount {
  const [rules] = rulesByAccount(accounts, needs);
  return {
    name,
    namespace,
    mountsToken: uses.has('pod'),
    tokenSecret: uses.has('executor') || uses.has('agent') || uses.has('plugin'),
    scoped: (rules?.scoped ?? []).map((scoped) => ({ ...scoped })),
    workflows: [...workflows],
  };
}

/** Identifies an account and the field that names it. */
function fieldKey({ name, field: { file, path } }: Account): string {
  return JSON.stringify([name, file, path]);
}

/** The patches of a workflow: each of its fields once. */
function patchesOf(study: WorkflowStudy, accounts: readonly { readonly account: UsedAccount; readonly renamed: UsedAccount }[]): PlannedPatch[] {
  const { workflow } = study;
  const own = study.specField('serviceAccountName');
  const patches = new Map<string, PlannedPatch>();
  for (const { account: { name, field }, renamed } of accounts) {
    const { file, path, place } = field;
    const key = fieldKey({ name, field });
    if (name === DEFAULT_ACCOUNT && !patches.has(key)) {
      patches.set(key, {
        manifest: workflow,
        file,
        kind: workflow.kind,
        workflow: nameOf(workflow),
        path,
        serviceAccount: renamed.name,
        line: place.line,
        isOfWorkflow: file === own.file && path === own.path,
      });
    }
  }
  return [...patches.values()];
}

function accountName({ name, use }: UsedAccount, base: string): string {
  if (name !== DEFAULT_ACCOUNT) {
    return name;
  }
  return use === 'artifact-gc' && base !== DEFAULT_ACCOUNT ? `${base}${ACCOUNT_SUFFIXES.ARTIFACT_GC}` : base;
}

/** Names of accounts; one without a namespace may be in any. */
class AccountNames {
  private readonly namespaces = new Map<string, Set<string>>();

  public add(name: string, namespace: string): void {
    this.namespaces.set(name, (this.namespaces.get(name) ?? new Set()).add(namespace));
  }

  public mayBeIn(name: string, namespace: string): boolean {
    const namespaces = this.namespaces.get(name);
    return namespaces !== undefined && (namespace === '' || namespaces.has('') || namespaces.has(namespace));
  }
}

/** The accounts that the manifests name themselves. */
function namedAccounts(studies: readonly WorkflowStudy[]): AccountNames {
  const names = new AccountNames();
  for (const { workflow, findings } of studies) {
    findings.accounts.filter(({ name }) => name !== DEFAULT_ACCOUNT).forEach(({ name }) => names.add(name, workflow.namespace));
  }
  return names;
}

/**
 * Names an account after its workflow: its name, what its name begins with, or its file.
 *
 * It differs from every name in a manifest and of another workflow: otherwise each would get the access of the other, too.
 */
function freeName(workflow: WorkflowObject, taken: AccountNames): string {
  let base = accountNameOf(workflow);
  while ([base, base + ACCOUNT_SUFFIXES.ARTIFACT_GC].some((account) => taken.mayBeIn(account, workflow.namespace))) {
    base += `-${workflow.kind.toLowerCase()}`;
  }
  return base;
}

/** A name that an account can have: parts that begin and end with a letter or digit, with dots between them. */
function accountNameOf({ name, generateName, file }: WorkflowObject): string {
  const fileName = file.replace(/^.*\//, '').replace(/\.(ya?ml|json)$/, '');
  const parts = (name ?? generateName ?? fileName).toLowerCase().slice(0, MAX_NAME_LENGTH).split('.');
  const text = parts.map((part) => part.replace(/[^a-z0-9-]+/g, '-').replace(/^-+|-+$/g, '')).filter((part) => part !== '').join('.');
  return text === '' || text === DEFAULT_ACCOUNT ? 'workflow' : text;
}

function keyOf(namespace: string, name: string): string {
  return JSON.stringify([namespace, name]);
}
