import { InferenceReport, ReportedInference, ReportOptions } from './inference-report';
import { bindableAccounts, PlannedRole, reasonsOf, rolesOf } from './planned-roles';
import { remarksOf, summaryOf, usageOf } from './report-remarks';
import { visible } from '../../../diagnostics/printable-text';
import { KindResolver } from '../../../inference/kinds/kind-resolver';
import { AccessPlan, planAccess, PlannedAccount } from '../../../inference/plan/account-plan';
import { ResourceScope } from '../../../resources/resource-info';
import { GrantSource } from '../../typescript/grant-source';
import { quoted } from '../../typescript/source-text';

/** Writes a cdk8s program with a chart that makes the accounts, roles and bindings. */
export function writeTypescript({ studies }: ReportedInference, options: ReportOptions): InferenceReport {
  const plan = planAccess(studies, options.serviceAccount);
  const { accounts, diagnostics } = bindableAccounts(plan);
  // Kinds are known to the whole of a run alike.
  const program = new Program(studies[0]?.kinds, plan);
  const statements = accounts.flatMap((account) => program.account(account));
  const imports = [...program.imports].sort().join(', ');
  const chart = "new Chart(app, 'workflow-access');";
  const remarks = remarksOf(studies, plan).map(lineComment);
  const text = [
    ...remarks,
    ...remarks.length === 0 ? [] : [''],
    "import { App, Chart } from 'cdk8s';",
    ...imports === '' ? [] : [`import { ${imports} } from 'cdk8s-argo-rbac';`],
    '',
    'const app = new App();',
    statements.length === 0 ? chart : `const chart = ${chart}`,
    ...statements,
    '',
    'app.synth();',
    '',
  ].join('\n');
  return { text, diagnostics, summary: summaryOf(studies, { ...plan, accounts }, options) };
}

class Program {
  /** The classes that the program uses, and no more: a compiler may reject unused ones. */
  public readonly imports = new Set<string>();

  private readonly ids = new Set<string>();
  private readonly grants: GrantSource;
  private accounts = 0;

  constructor(kinds: KindResolver | undefined, private readonly plan: AccessPlan) {
    this.grants = new GrantSource(this.imports, {
      kindOf: (apiGroup, plural) => kinds?.findType(apiGroup === '' ? plural : `${plural}.${apiGroup}`)?.kind,
    });
  }

  public account(account: PlannedAccount): string[] {
    const { name, namespace, mountsToken, tokenSecret, workflows } = account;
    const variable = `account${++this.accounts}`;
    this.imports.add('DedicatedServiceAccount');
    const props = [
      `metadata: ${metadata(name, namespace)},`,
      ...mountsToken ? [] : ['automountServiceAccountToken: false,'],
      ...tokenSecret ? ['tokenSecret: true,'] : [],
    ];
    const roles = rolesOf(account);
    return [
      '',
      ...workflows.flatMap((workflow) => usageOf(workflow, name, this.plan)).map(lineComment),
      `${roles.length === 0 ? '' : `const ${variable} = `}new DedicatedServiceAccount(chart, ${quoted(this.id(namespace, name))}, {`,
      ...props.map((prop) => `  ${prop}`),
      '});',
      ...roles.flatMap((role) => this.allow(role, account, variable)),
    ];
  }

  private id(...parts: readonly string[]): string {
    return unique(parts.filter((each) => each !== '').join('.'), this.ids);
  }

  private allow(role: PlannedRole, account: PlannedAccount, variable: string): string[] {
    const { kind, namespace, rules } = role;
    const scope = kind === 'Role' ? ResourceScope.NAMESPACED : ResourceScope.CLUSTER;
    const isElsewhere = kind === 'Role' && namespace !== account.namespace;
    return [
      `${variable}.${kind === 'ClusterRole' ? 'allowClusterWide' : isElsewhere ? 'allowIn' : 'allow'}(`,
      ...isElsewhere ? [`  ${quoted(namespace)},`] : [],
      ...rules.flatMap((rule) => [
        ...new Set(reasonsOf(role, rule).map(({ template, place, why }) => `  ${lineComment(`${template} (${place.file}:${place.line}): ${why}`)}`)),
        ...this.grants.grants(rule, scope).map((grant) => `  ${grant},`),
      ]),
      ');',
    ];
  }
}

function metadata(name: string, namespace: string): string {
  return `{ name: ${quoted(name)}${namespace === '' ? '' : `, namespace: ${quoted(namespace)}`} }`;
}

/** The name itself, or the first with a number that is free: names have dots, too. */
function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) {
    free = `${name}_${number}`;
  }
  taken.add(free);
  return free;
}

function lineComment(text: string): string {
  return `// ${visible(text)}`;
}
