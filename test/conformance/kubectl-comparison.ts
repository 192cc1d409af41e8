import { Invocation } from './kubectl-invocations';
import { Outcome } from './kubectl-oracle';
import { ArgoVersion } from '../../lib/argo/argo-version';
import { describeWorkflow } from '../../lib/inference/access/describe-workflow';
import { inferAccess } from '../../lib/inference/infer-access';
import { InferenceOptions } from '../../lib/inference/inference-options';
import { expandRule } from '../../lib/rbac/expansion';

/** What kubectl does that is not granted, or is granted and kubectl never does. */
export interface Disagreement {
  readonly invocation: string;
  readonly tooLittle: readonly string[];
  readonly surplus: readonly string[];
  readonly fails: boolean;
}

/** The namespace that the recording server has the workflow in. */
const NAMESPACE = 'wf';

interface Granted {
  /** `verb resource namespace name`; without a name, every one. */
  readonly permissions: readonly string[];
  readonly isUnknown: boolean;
}

/** Compares what is inferred of a resource template with what kubectl asked for. Undefined where both agree, 'unknown' where nothing is inferred. */
export function compare(invocation: Invocation, { calls, fails }: Outcome, version: ArgoVersion): Disagreement | 'unknown' | undefined {
  const required = infer(invocation, { version });
  if (required.isUnknown) {
    return 'unknown';
  }
  const asked = calls.flatMap(normalize);
  // Where it fails in any case, nothing is needed; what is granted all the same must at least be asked for.
  const needsNothing = fails && required.permissions.length === 0;
  const allowed = needsNothing ? undefined : infer(invocation, { version, includeOptional: true, waitForDelete: true }).permissions;
  const tooLittle = allowed === undefined ? [] : asked.filter((call) => !allowed.some((permission) => covers(permission, call)));
  const surplus = required.permissions.filter((permission) => !asked.some((call) => covers(permission, call)));
  return tooLittle.length + surplus.length === 0 ? undefined
    : { invocation: describe(invocation), tooLittle: [...new Set(tooLittle)], surplus, fails };
}

/** An invocation on one line. */
export function describe({ action, target, flags }: Invocation): string {
  return `${action} ${JSON.stringify(flags)} (${target})`;
}

/** What the account needs for the objects, beside what every pod needs. */
function infer({ action, flags, manifest, mergeStrategy }: Invocation, options: InferenceOptions): Granted {
  const resource = { action, flags, ...manifest === '' ? {} : { manifest }, ...mergeStrategy === undefined ? {} : { mergeStrategy } };
  const workflow = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: { name: 'w', namespace: NAMESPACE },
    spec: { entrypoint: 'main', serviceAccountName: 'sa', templates: [{ name: 'main', resource }] },
  };
  const { studies } = inferAccess([{ file: 'test.yaml', text: JSON.stringify(workflow) }], options);
  if (studies.length === 0) {
    return { permissions: [], isUnknown: true };
  }
  const { identities, unknown } = describeWorkflow(studies[0]);
  const permissions = identities.flatMap(({ rules, clusterRules }) => [
    ...rules.flatMap(({ namespace = NAMESPACE, ...rule }) => [...expandRule(rule)].map((permission) => ({ ...permission, where: namespace }))),
    ...clusterRules.flatMap((rule) => [...expandRule(rule)].map((permission) => ({ ...permission, where: '' }))),
  ]);
  return {
    permissions: permissions.filter(({ resource: name }) => name !== 'workflowtaskresults')
      .map(({ verb, apiGroup = '', resource: name = '', where, resourceName = '' }) => `${verb} ${name}${apiGroup === '' ? '' : `.${apiGroup}`} ${where} ${resourceName}`),
    isUnknown: unknown.length > 0,
  };
}

/** A call as it is authorized: server-side apply may create, and what a list gave has no name that is known. */
function normalize(call: string): string[] {
  const [verb, resource, namespace, name] = call.split(' ');
  const [plural, subresource] = resource.split('/');
  const [part, ...group] = plural.split('.');
  const served = `${part}${subresource === undefined ? '' : `/${subresource}`}${group.length === 0 ? '' : `.${group.join('.')}`}`;
  const verbs = verb !== 'apply' ? [verb] : subresource === undefined ? ['create', 'patch'] : ['patch'];
  return verbs.map((one) => `${one} ${served} ${namespace} ${name === 'listed' ? '' : name}`);
}

/** Whether a permission allows a call; the namespace of a call is authorized as an object in it. */
function covers(permission: string, call: string): boolean {
  const [verb, resource, namespace, name] = permission.split(' ');
  const [askedVerb, askedResource, askedNamespace, askedName] = call.split(' ');
  const isNamespace = resource === 'namespaces' && askedResource === 'namespaces' && verb === 'get' && namespace === askedName;
  return verb === askedVerb && resource === askedResource
    && (isNamespace || ((namespace === askedNamespace || namespace === '') && (name === '' || name === askedName)));
}
