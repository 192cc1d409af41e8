import { App, Chart } from 'cdk8s';
import { synth } from './workflow-account';
import { ArgoVersion } from '../../../lib/argo/argo-version';
import { PatchMergeStrategy, ResourceAction } from '../../../lib/argo/workflow/resource-action';
import { WorkflowServiceAccount } from '../../../lib/argo/workflow/workflow-service-account';
import { ArtifactGarbageCollector, WorkflowServiceAccountProps } from '../../../lib/argo/workflow/workflow-service-account-props';
import { Apps, Batch, Core } from '../../../lib/resources/groups';

describe('what makes no sense is refused, all at once', () => {
  const NAMED_CREATE = 'resourceActions[0]: error[workflow/named-target]: The target is limited to names, but a create request names no object. '
    + 'Leave named(…) out.';
  const REFUSED_SERVER_SIDE_FORCE = 'resourceActions[0]: error[workflow/refused-command]: kubectl apply rejects --force with --server-side. '
    + 'Leave one of the two out.';
  const REFUSED_FORCE_PRUNE = 'resourceActions[0]: error[workflow/refused-command]: kubectl apply rejects --force with --prune. Leave one of the two out.';
  const MISSING_AGENT = 'agent: error[workflow/missing-agent]: The workflow has no agent, but only the agent reads httpHeaderSecrets. '
    + 'Leave one of the two out.';

  test.each<[string, WorkflowServiceAccountProps, string[]]>([
    ['a named create', { resourceActions: [ResourceAction.create(Batch.jobs.named('a'))] }, [NAMED_CREATE]],
    ['a named selector', { resourceActions: [ResourceAction.delete(Batch.jobs.named('a'), { selector: true })] }, [
      'resourceActions[0]: error[workflow/named-target]: The target is limited to names, but a selector picks the objects. Leave named(…) or the selector out.',
    ]],
    ['a subresource', {
      resourceActions: [ResourceAction.create(Batch.jobsStatus), ResourceAction.replace(Batch.jobsStatus, { force: true })],
    }, [0, 1].map((i) => `resourceActions[${i}]: error[workflow/subresource-target]: The target is the subresource jobs/status, and only get, patch and `
      + 'replace act on subresources. Name the object itself: jobs.')],
    ['--server-side with --force and --prune', {
      version: ArgoVersion.V3_6, resourceActions: [ResourceAction.apply(Batch.jobs, { serverSide: true, force: true, pruneAllowlist: [] })],
    }, [
      REFUSED_SERVER_SIDE_FORCE,
      REFUSED_FORCE_PRUNE,
      'resourceActions[0]: error[workflow/refused-command]: kubectl apply rejects --prune with --server-side. Leave one of the two out.',
      'resourceActions[0]: error[workflow/option-without-effect]: The list of resources to prune is empty. Name the resources of --prune-allowlist, '
      + 'or leave pruneAllowlist out.',
    ]],
    ['--force with --server-side, which every version refuses', {
      resourceActions: [ResourceAction.apply(Batch.jobs, { serverSide: true, force: true })],
    }, [REFUSED_SERVER_SIDE_FORCE]],
    ['--force with --prune, from v3.6', {
      version: ArgoVersion.V3_6, resourceActions: [ResourceAction.apply(Batch.jobs, { force: true, pruneAllowlist: [Core.configMaps] })],
    }, [REFUSED_FORCE_PRUNE]],
    ['a JSON patch of the manifest', {
      resourceActions: [ResourceAction.patch(Batch.jobs, { mergeStrategy: PatchMergeStrategy.JSON, namedByFlags: false })],
    }, ['resourceActions[0]: error[workflow/option-without-effect]: The flags always name the object of a JSON patch. Leave namedByFlags out.']],
    ['to prune what is in namespaces, with an object of the cluster', {
      resourceActions: [ResourceAction.apply(Core.namespaces, { pruneAllowlist: [Core.configMaps, Core.persistentVolumes] })],
    }, [
      'resourceActions[0]: error[workflow/option-without-effect]: kubectl prunes configmaps only in the namespaces of the objects that it applies, and '
      + 'namespaces have none. Leave them out of pruneAllowlist.',
    ]],
    ['a replacement that waits for nothing', { resourceActions: [ResourceAction.replace(Batch.jobs, { waits: true })] }, [
      'resourceActions[0]: error[workflow/option-without-effect]: A replacement without --force deletes nothing, so there is nothing to wait for. '
      + 'Leave waits out, or add force.',
    ]],
    ['names that no object can have', {
      httpHeaderSecrets: ['A'], hdfsConfigMaps: ['B'], containerGrants: [Core.pods.named('C').get()], resourceActions: [ResourceAction.get(Core.pods.named('D'))],
    }, [['httpHeaderSecrets', 'A', 'secrets'], ['hdfsConfigMaps', 'B', 'configmaps'], ['containerGrants[0].resourceNames', 'C', 'pods'], ['resourceActions[0]', 'D', 'pods']]
      .map(([field, name, resource]) => `${field}: error[dead-grant/invalid-name]: No object of "${resource}" can have the name "${name}". Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.`)],
    ['conditions on what Argo does not find', { resourceActions: [ResourceAction.get(Core.endpoints, { conditions: true })] }, [
      'resourceActions[0]: error[workflow/condition-never-holds]: Argo polls Endpoints objects as endpointses in place of endpoints, so no condition '
      + 'ever holds. Leave conditions out.',
    ]],
    ['a namespace of what has none', { resourceActions: [ResourceAction.get(Core.nodes, { namespace: 'argo' })] }, [
      'resourceActions[0]: error[workflow/namespace-of-cluster-resource]: No namespace holds nodes, but the namespace "argo" is given. Leave namespace out.',
    ]],
    ['a bad namespace', { resourceActions: [ResourceAction.get(Batch.jobs, { namespace: 'a.b' })] }, [
      'resourceActions[0].namespace: error[rbac/invalid-name]: "a.b" isn\'t a valid namespace. Use only lower-case letters, digits and "-", and begin and end with a letter or digit.',
    ]],
    ['no pods and no agent', { pods: false }, [
      'pods: error[workflow/missing-pods]: The workflow has neither pods nor an agent, so nothing runs its templates. '
        + 'Leave it out, or set `agent`.',
    ]],
    ['what only pods do without any', { pods: false, agent: true, hdfsConfigMaps: ['kerberos'], separateExecutor: true }, [
      'hdfsConfigMaps: error[workflow/missing-pods]: The workflow has no pods, and only pods need this. Leave it out, or `pods`.',
      'separateExecutor: error[workflow/missing-pods]: The workflow has no pods, and only pods need this. Leave it out, or `pods`.',
    ]],
    ['header Secrets without an agent', { agent: false, httpHeaderSecrets: ['token'] }, [MISSING_AGENT]],
    ['a name that no account can have', { metadata: { name: 'My_Account' }, imagePullSecrets: ['A'], separateExecutor: true }, [
      'metadata.name: error[rbac/invalid-name]: "My_Account" isn\'t a valid ServiceAccount name. Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.',
      'imagePullSecrets[0]: error[rbac/invalid-name]: "A" isn\'t a valid Secret name. Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.',
    ]],
    ['a name that is too long for the other accounts', {
      metadata: { name: 'a'.repeat(245) }, separateExecutor: true, artifactGarbageCollection: ArtifactGarbageCollector.OWN_ACCOUNT,
    }, ['executor', 'artifact-gc'].map((suffix) => `metadata.name: error[rbac/invalid-name]: With the ending "-${suffix}" of another account, "${'a'.repeat(245)}-${suffix}" isn't a valid ServiceAccount name. Use at most 253 bytes.`)],
    ['several', { resourceActions: [ResourceAction.get(Apps.deployments), ResourceAction.create(Batch.jobs.named('a'))], agent: false, httpHeaderSecrets: ['a'] }, [
      MISSING_AGENT,
      NAMED_CREATE.replace('[0]', '[1]'),
    ]],
  ])('%s', (_, props, faults) => {
    expect(() => synth(props)).toThrow(new Error(`chart/ci: the accounts of the workflow can't be made:\n${faults.map((fault) => `  ${fault}`).join('\n')}`));
  });

  test('roles elsewhere without a namespace of the account', () => {
    const chart = new Chart(new App(), 'chart');
    const resourceActions = [ResourceAction.create(Core.namespaces), ResourceAction.get(Batch.jobs), ResourceAction.get(Batch.jobs, { namespace: 'jobs' })];
    const issue = 'error[workflow/missing-namespace]: The object is outside the namespace of the account, so the binding there must name that '
      + 'namespace. Give the account or its chart a namespace.';
    expect(() => new WorkflowServiceAccount(chart, 'ci', { resourceActions }))
      .toThrow(new Error(`chart/ci: the accounts of the workflow can't be made:\n  resourceActions[0]: ${issue}\n  resourceActions[2]: ${issue}`));
  });
});
