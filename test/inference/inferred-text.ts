import { loadAll } from 'js-yaml';
import { writeYaml } from '../../lib/cli/commands/infer/yaml-report';
import { formatDiagnostic } from '../../lib/diagnostics/format-diagnostic';
import { describeWorkflow } from '../../lib/inference/access/describe-workflow';
import { WorkflowStudy } from '../../lib/inference/access/workflow-study';
import { inferAccess } from '../../lib/inference/infer-access';
import { InferenceOptions } from '../../lib/inference/inference-options';
import { InferredIdentity, InferredWorkflow } from '../../lib/inference/inferred-workflow';
import { PermissionSet } from '../../lib/rbac/permission-set';
import { PolicyRule } from '../../lib/rbac/policy-rule';

/** What is inferred of one workflow, short enough to read in a table. */
export interface InferredText {
  /** `account: verb,verb resource.group[name]`, with `@namespace` or `@cluster` where it is elsewhere. */
  readonly access: string[];
  readonly unknown: string[];
  readonly features: string[];
  readonly notes: string[];
}

/** Infers the access of the only workflow of a text, beside its templates. */
export function inferText(text: string, options: InferenceOptions = {}): InferredText {
  return summaryOf(inferAll(text, options)[0]);
}

export function inferAll(text: string, options: InferenceOptions = {}): InferredWorkflow[] {
  const { studies, diagnostics } = inferAccess([{ file: 'test.yaml', text }], options);
  if (diagnostics.length > 0) {
    throw new Error(diagnostics.map(formatDiagnostic).join('\n'));
  }
  return studies.map(describeWorkflow);
}

/** The diagnostics of a text. */
export function diagnosticsOf(text: string, options: InferenceOptions = {}): string[] {
  return inferAccess([{ file: 'test.yaml', text }], options).diagnostics.map(formatDiagnostic);
}

/** What is inferred of a workflow, short enough to read in a table. */
export function summaryOf({ identities, unknown, controllerFeatures, notes }: InferredWorkflow): InferredText {
  return {
    access: identities.flatMap(accessOf),
    unknown: unknown.map(({ template, line, where, why }) => `${template}:${line} ${where}: ${why}`),
    features: controllerFeatures.map(({ feature, template, line }) => `${feature} ${template}:${line}`),
    notes: notes.map(({ code, line }) => `${code}:${line}`),
  };
}

function accessOf({ serviceAccount, rules, clusterRules }: InferredIdentity): string[] {
  const all = [
    ...rules.map(({ namespace, ...rule }) => ({ ...rule, where: namespace === undefined ? '' : ` @${namespace}` })),
    ...clusterRules.map(({ apiGroups = [], resources = [], ...rule }) => ({ ...rule, apiGroups, resources, where: ' @cluster' })),
  ];
  return all.length === 0
    ? [`${serviceAccount}: nothing`]
    : all.map(({ apiGroups, resources, verbs, resourceNames, where }) => {
      const targets = resources.map((resource) => apiGroups[0] === '' ? resource : `${resource}.${apiGroups[0]}`).join(',');
      return `${serviceAccount}: ${verbs.join(',')} ${targets}${resourceNames === undefined ? '' : `[${resourceNames.join(',')}]`}${where}`;
    });
}

/** A Workflow with this spec. */
export function workflow(spec: string, metadata = 'generateName: test-'): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata:\n  ${metadata}\nspec:\n${indent(spec)}`;
}

/** A Workflow with one resource template. */
export function resourceWorkflow(resource: string, more = ''): string {
  return workflow(`entrypoint: main\ntemplates:\n  - name: main\n    resource:\n${indent(resource, 6)}${more === '' ? '' : `\n${indent(more, 4)}`}`);
}

export function indent(text: string, by = 2): string {
  return text.split('\n').map((line) => line === '' ? line : ' '.repeat(by) + line).join('\n');
}

/** What every pod's executor needs. */
export const TASK_RESULTS = 'create,patch workflowtaskresults.argoproj.io';

/** Every permission with its account and place. */
export function granted({ identities }: InferredWorkflow): Map<string, PermissionSet> {
  const rules = new Map<string, PolicyRule[]>();
  for (const { serviceAccount, rules: own, clusterRules } of identities) {
    for (const { namespace = 'jobs', ...rule } of own) {
      rules.set(`${serviceAccount} in ${namespace}`, [...rules.get(`${serviceAccount} in ${namespace}`) ?? [], rule]);
    }
    if (clusterRules.length > 0) {
      rules.set(`${serviceAccount} in the cluster`, clusterRules);
    }
  }
  return new Map([...rules].map(([key, value]) => [key, PermissionSet.of(value)]));
}

/** The same, as the roles and bindings grant it that are written for it. */
export function grantedByYaml(studies: readonly WorkflowStudy[]): Map<string, PermissionSet> {
  const objects = loadAll(writeYaml({ studies, diagnostics: [] }, { hasColours: false }).text) as {
    kind: string; metadata: { name: string; namespace?: string }; rules?: PolicyRule[]; roleRef?: { name: string }; subjects?: { name: string }[];
  }[];
  return new Map(objects.filter(({ kind }) => kind.endsWith('Binding')).map((binding) => {
    const role = objects.find(({ kind, metadata }) => `${kind}Binding` === binding.kind && metadata.name === binding.roleRef?.name
      && metadata.namespace === binding.metadata.namespace);
    return [`${binding.subjects?.[0].name} in ${binding.metadata.namespace ?? 'the cluster'}`, PermissionSet.of(role?.rules ?? [])];
  }));
}
