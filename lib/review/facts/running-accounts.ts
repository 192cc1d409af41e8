import { Runner } from './workflow-facts';
import { Workload } from './workload';
import { Subject, subjectText } from '../../access/subject';

/** A pod of the input, or what makes pods, and the account that they run as. */
type RunningPods = Pick<Workload, 'object' | 'namespace' | 'account'>;

/** The kinds of which a pod may have the same name: the root pod of a workflow has its name. */
const NAMESAKES: ReadonlySet<string> = new Set(['Pod', 'Workflow']);

/** The accounts that pods of the input run as: those of its workloads and workflows. */
export class RunningAccounts {
  private readonly pods: readonly RunningPods[];
  private readonly namespaces: ReadonlySet<string>;
  private readonly accounts: ReadonlySet<string>;

  constructor(workloads: readonly Workload[], runners: readonly Runner[]) {
    this.pods = [...workloads, ...runners.map(({ object, namespace, account = 'default' }): RunningPods =>
      ({ object, namespace, account: { kind: 'ServiceAccount', namespace, name: account } }))];
    this.namespaces = new Set(this.pods.map(({ namespace }) => namespace));
    this.accounts = new Set(this.pods.map(({ account }) => subjectText(account)));
  }

  /** Whether a pod runs as an account, or as a member of a group of accounts: of those of a namespace, if one is given. */
  public has(subject: Subject, namespace?: string): boolean {
    return subject.kind === 'ServiceAccount' ? this.accounts.has(subjectText(subject)) : this.hasIn(namespace);
  }

  /** Whether a pod runs in a namespace, or in any one. */
  public hasIn(namespace: string | undefined): boolean {
    return namespace === undefined ? this.namespaces.size > 0 : this.namespaces.has(namespace);
  }

  /** Returns what pods of some names run as: pods themselves, and those whose names begin with that of what makes them. */
  public named(names: readonly string[], namespace: string | undefined): { readonly account: Subject; readonly pod: string }[] {
    return this.pods.filter((each) => namespace === undefined || each.namespace === namespace).flatMap(({ object, namespace: home, account }) => {
      const isItsPod = (name: string) => NAMESAKES.has(object.kind) && name === object.name || object.kind !== 'Pod' && name.startsWith(`${object.name}-`);
      return names.filter(isItsPod).map((name) => ({ account, pod: `${home}/${name}` }));
    });
  }
}
