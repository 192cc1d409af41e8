import { accountsNamedIn, NamedAccounts } from './named-accounts';
import { AccessObjects, identityText, OtherObject } from '../../access/access-object';
import { at, namespaceOf } from '../../access/workload';
import { entriesOf, isObject, membersOf, PlainObject } from '../../rbac/validation/plain-data';

/** Something that starts workflows: a Workflow itself, a CronWorkflow, an event binding, a sensor. */
export interface Runner {
  readonly object: OtherObject;
  readonly namespace: string;

  /** How it is called in a path: `CronWorkflow prod/nightly`. */
  readonly text: string;

  /** The spec of the workflow. */
  readonly spec: PlainObject;

  /** The account that it names, by itself or by its template; nothing where neither does. */
  readonly account?: string;

  /** Whether a template that it refers to isn't in the input, so the account may be named there. */
  readonly isPartlyUnknown: boolean;

  /** The templates that it runs by, those that these refer to too: `NAMESPACE/NAME`, or `NAME` for one of the cluster. */
  readonly templates: ReadonlySet<string>;

  /** The accounts that it and its templates name for pods. It is partly unknown if a template isn't in the input. */
  readonly named: NamedAccounts;
}

/** Templates, by how runners refer to them. */
interface Template {
  readonly object: OtherObject;
  readonly spec: PlainObject;
  readonly refersTo: readonly string[];
  readonly named: NamedAccounts;
}

const KINDS_OF_RUNNERS: ReadonlySet<string> = new Set(['Workflow', 'CronWorkflow', 'WorkflowEventBinding', 'Sensor']);
const KINDS_OF_TEMPLATES: ReadonlySet<string> = new Set(['WorkflowTemplate', 'ClusterWorkflowTemplate']);

/** Facts about the workflows of the input: which account runs by which template. */
export class WorkflowFacts {
  public readonly runners: readonly Runner[];
  public readonly templates: ReadonlyMap<string, Template>;

  /** By namespace, with those of the cluster under nothing: the accounts that templates name, and the empty text where one names none for all of it. */
  public readonly accountsInTemplates: ReadonlyMap<string | undefined, ReadonlySet<string>>;

  /** By template: what runs by it. */
  private readonly byTemplate = new Map<string, Runner[]>();

  constructor({ others }: AccessObjects) {
    const ours = others.filter(({ apiVersion }) => apiVersion.startsWith('argoproj.io/'));
    this.templates = new Map(ours.filter(({ kind }) => KINDS_OF_TEMPLATES.has(kind)).map((object) => {
      const spec = membersOf(object.content.spec);
      return [keyOf(object), { object, spec, refersTo: referencesIn(spec, namespaceOf(object)), named: accountsNamedIn(spec) }];
    }));
    const accounts = new Map<string | undefined, Set<string>>();
    for (const { object, spec } of this.templates.values()) {
      const where = object.kind === 'ClusterWorkflowTemplate' ? undefined : namespaceOf(object);
      const known = accounts.get(where) ?? new Set<string>();
      accounts.set(where, known);
      [accountIn(spec) ?? '', ...accountsOfTemplates(spec)].forEach((name) => known.add(name));
    }
    this.accountsInTemplates = accounts;
    this.runners = ours.filter(({ kind }) => KINDS_OF_RUNNERS.has(kind)).flatMap((object) => this.runnersOf(object));
    for (const runner of this.runners) {
      for (const template of runner.templates) {
        this.byTemplate.set(template, [...this.byTemplate.get(template) ?? [], runner]);
      }
    }
  }

  /** Returns what runs by a template of a namespace, or of the cluster. */
  public runnersBy(namespace: string | undefined, name: string): readonly Runner[] {
    return this.byTemplate.get(namespace === undefined ? name : `${namespace}/${name}`) ?? [];
  }

  /** Returns the accounts that single templates of a template name: pods run as these whatever the workflow names. */
  public accountsWithin(namespace: string | undefined, name: string): string[] {
    return accountsOfTemplates(membersOf(this.templates.get(namespace === undefined ? name : `${namespace}/${name}`)?.spec));
  }

  /** Returns the accounts that a template names for pods, with those of the templates that it refers to. */
  public namedBy({ refersTo, named }: Template): NamedAccounts {
    return this.joined(named, this.reached(refersTo));
  }

  private runnersOf(object: OtherObject): Runner[] {
    const namespace = namespaceOf(object);
    return specsOf(object).map((spec) => {
      const templates = this.reached(referencesIn(spec, namespace));
      const [whole] = referenceOf(spec.workflowTemplateRef, namespace);
      const account = accountIn(spec) ?? accountIn(membersOf(this.templates.get(whole ?? '')?.spec));
      return {
        object,
        namespace,
        spec,
        templates,
        named: this.joined(accountsNamedIn(spec), templates),
        account,
        text: identityText({ kind: object.kind, namespace, name: object.name }),
        isPartlyUnknown: whole !== undefined && !this.templates.has(whole),
      };
    });
  }

  private joined(own: NamedAccounts, templates: ReadonlySet<string>): NamedAccounts {
    const all = [own, ...[...templates].map((template) => this.templates.get(template)?.named)];
    return {
      names: new Set(all.flatMap((named) => [...named?.names ?? []])),
      isPartlyUnknown: all.some((named) => named?.isPartlyUnknown !== false),
    };
  }

  private reached(references: readonly string[]): Set<string> {
    const reached = new Set(references);
    for (const reference of reached) { // grows as it goes
      this.templates.get(reference)?.refersTo.forEach((next) => reached.add(next));
    }
    return reached;
  }
}

function keyOf(object: OtherObject): string {
  return object.kind === 'ClusterWorkflowTemplate' ? object.name : `${namespaceOf(object)}/${object.name}`;
}

/** The specs of the workflows that an object is or starts. */
function specsOf({ kind, content }: OtherObject): PlainObject[] {
  switch (kind) {
    case 'Workflow':
      return [membersOf(content.spec)];
    case 'CronWorkflow':
      return [membersOf(at(content, ['spec', 'workflowSpec']))];
    case 'WorkflowEventBinding': {
      const submit = membersOf(at(content, ['spec', 'submit']));
      return [{ workflowTemplateRef: submit.workflowTemplateRef }];
    }
    default:
      return entriesOf(at(content, ['spec', 'triggers'])).flatMap((trigger) => ['argoWorkflow', 'k8s'].flatMap((how) => {
        const resource = membersOf(at(trigger, ['template', how, 'source', 'resource']));
        return resource.kind === 'Workflow' ? [membersOf(resource.spec)] : [];
      }));
  }
}

function referencesIn(spec: PlainObject, namespace: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(visit);
    } else if (isObject(value)) {
      found.push(...referenceOf(value.workflowTemplateRef, namespace), ...referenceOf(value.templateRef, namespace));
      Object.values(value).forEach(visit);
    }
  };
  visit(spec);
  return [...new Set(found)];
}

function referenceOf(reference: unknown, namespace: string): string[] {
  const { name, clusterScope } = membersOf(reference);
  return typeof name === 'string' && name !== '' ? [clusterScope === true ? name : `${namespace}/${name}`] : [];
}

/** The account that a spec names for all of it. */
function accountIn({ serviceAccountName }: PlainObject): string | undefined {
  return typeof serviceAccountName === 'string' && serviceAccountName !== '' ? serviceAccountName : undefined;
}

/** The accounts that a spec names for single templates. */
function accountsOfTemplates({ templates }: PlainObject): string[] {
  return entriesOf(templates).map(membersOf).flatMap((template) => accountIn(template) ?? []);
}
