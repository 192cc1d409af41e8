import { App, Chart } from 'cdk8s';
import { CallTarget } from './audit-log';
import { ArgoVersion, ArtifactGarbageCollector, WorkflowServiceAccountProps } from '../../../lib';
import { InstallAccess } from '../../../lib/argo/install/install-access';
import { EXECUTOR_NEEDS, WorkflowIdentity } from '../../../lib/argo/needs/executor-needs';
import { isNeededBy } from '../../../lib/argo/needs/need';
import { grantOf } from '../../../lib/argo/needs/need-grant';
import { askedOf } from '../../../lib/argo/workflow/workflow-requirements';
import { PolicyRule } from '../../../lib/rbac/policy-rule';
import { Scenario, ScenarioPlace } from '../scenarios/scenario';
import { inferAccess, INSTALL_NAME, installPropsOf, WORKFLOW_ACCOUNT } from '../scenarios/scenario-install';

/** What the id of a need begins with that is inferred, and no row of the tables. */
export const INFERRED = 'inferred for ';

/** One verb of one need that an account of a scenario was granted. */
export interface GrantedPermission {
  /** The row of the tables that it comes from. */
  readonly need: string;
  readonly account: string;
  readonly verb: string;
  readonly apiGroup: string;
  readonly resource: string;
  readonly names?: readonly string[];

  /** Where it holds; everywhere where there are none. */
  readonly namespaces?: readonly string[];
}

/** What the accounts of a scenario are granted for Argo itself, need by need. */
export function grantedPermissions(scenario: Scenario, place: ScenarioPlace, version: ArgoVersion): GrantedPermission[] {
  const { selections } = InstallAccess.plan(installPropsOf(scenario, place, version));
  return [
    ...selections.flatMap(({ purpose, grant, namespaces }) => permissionsOf(
      purpose.id, `${INSTALL_NAME}-argo${purpose.component === 'server' ? '-server' : ''}`, grant.statement.rule, namespaces)),
    ...scenario.isInferred
      ? inferredPermissions(scenario, place, version)
      : executorPermissions({
        ...scenario.workflow, ownerReferencesPermissionEnforcement: scenario.ownerReferencesPermissionEnforcement,
      }, place, version),
  ].filter(({ account }) => scenario.server !== undefined || account !== `${INSTALL_NAME}-argo-server`);
}

/** What was inferred of the files of workflows: no rows of the tables, but each has to be used too. */
function inferredPermissions(scenario: Scenario, place: ScenarioPlace, version: ArgoVersion): GrantedPermission[] {
  const { workflows } = inferAccess(new Chart(new App(), 'chart', { namespace: place.install }), scenario, place, version);
  // A template runs under the account of the workflow that refers to it.
  const identities = workflows.filter(({ kind }) => kind === 'Workflow').flatMap((workflow) => workflow.identities);
  const single = (name: string, { apiGroups = [], resources = [], verbs, resourceNames }: PolicyRule, namespaces?: readonly string[]) => (
    apiGroups.flatMap((apiGroup) => resources.flatMap((resource) => (
      permissionsOf(`${INFERRED}${name}: ${resource}`, name, { apiGroups: [apiGroup], resources: [resource], verbs, resourceNames }, namespaces)))));
  return identities.flatMap(({ serviceAccount: name, rules, clusterRules }) => [
    ...rules.flatMap((rule) => single(name, rule, [rule.namespace ?? place.workflow])),
    ...clusterRules.flatMap((rule) => single(name, rule)),
  ]);
}

function executorPermissions(props: WorkflowServiceAccountProps, place: ScenarioPlace, version: ArgoVersion): GrantedPermission[] {
  const asked = askedOf(props);
  return EXECUTOR_NEEDS.filter((need) => isNeededBy(need, version) && need.trigger.every((trigger) => asked.has(trigger)))
    .flatMap((need) => {
      const { statement: { rule } } = grantOf(need, asked.get(need.trigger[0]) ?? []);
      return permissionsOf(need.id, accountOf(need.identity, props), rule, [place.workflow]);
    });
}

function accountOf(identity: WorkflowIdentity, { separateExecutor = false, artifactGarbageCollection }: WorkflowServiceAccountProps): string {
  const executor = separateExecutor ? `${WORKFLOW_ACCOUNT}-executor` : WORKFLOW_ACCOUNT;
  switch (identity) {
    case 'agent': return WORKFLOW_ACCOUNT;
    case 'executor': return executor;
    case 'artifact garbage collector':
      return artifactGarbageCollection === ArtifactGarbageCollector.OWN_ACCOUNT ? `${WORKFLOW_ACCOUNT}-artifact-gc` : executor;
  }
}

function permissionsOf(
  need: string,
  account: string,
  { verbs, apiGroups: [apiGroup] = [''], resources: [resource] = [''], resourceNames }: PolicyRule,
  namespaces?: readonly string[],
): GrantedPermission[] {
  return verbs.map((verb) => ({ need, account, verb, apiGroup, resource, names: resourceNames, namespaces }));
}

/** Whether a permission is what allows a call. */
export function allows(permission: GrantedPermission, call: CallTarget): boolean {
  return permission.verb === call.verb && permission.apiGroup === call.apiGroup && permission.resource === call.resource
    && (permission.names === undefined || (call.name !== undefined && permission.names.includes(call.name)))
    && (permission.namespaces === undefined || (call.namespace !== undefined && permission.namespaces.includes(call.namespace)));
}
