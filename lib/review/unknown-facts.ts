import { unknownUsage } from './conditions/usage-findings';
import { workflowAccounts } from './conditions/workflow-excess';
import { Draft } from './findings/draft';
import { UnknownFact } from './report/review-report';
import { ReviewContext } from './review-context';
import { identityText } from '../access/access-object';
import { EffectiveAccess } from '../access/effective-access';
import { subjectText } from '../access/subject';

/** Lists what can't be judged, because the input doesn't show it. */
export function unknownFacts(drafts: readonly Draft[], context: ReviewContext): UnknownFact[] {
  const { access, argo, workflows, options } = context;
  const told = new Set(drafts.filter(({ check }) => check === 'J1').map(({ subject }) => subject));
  const roles = access.unknownRoles.map(({ identity }): UnknownFact => ({
    what: identityText(identity),
    concerns: access.objects.bindings.filter(({ roleRef: { kind, name }, namespace }) => kind === identity.kind && name === identity.name && (kind === 'ClusterRole' || namespace === identity.namespace))
      .filter((binding) => !told.has(identityText(binding))).map(identityText),
    why: 'A binding names the role, and no input defines it. The review doesn\'t judge what it grants.',
  })).filter(({ concerns }) => concerns.length > 0);
  return [
    ...(options.unreadableKinds ?? []).map((kind) => ({ what: kind, concerns: [], why: 'They can\'t be read. The review doesn\'t judge what depends on them.' })),
    ...options.hasSecrets === false && options.unreadableKinds?.includes('secrets') !== true
      ? [{ what: 'secrets', concerns: [], why: 'Secrets of the cluster are read only with --secrets. The review doesn\'t judge the tokens of accounts.' }] : [],
    ...roles,
    ...options.isWhole === true ? [] : unselectedRoles(access),
    ...unknownUsage(context),
    ...argo.servers.filter((server) => server.flags.values('auth-mode').includes('sso') && !argo.isConfigured(server)).map((server): UnknownFact => ({
      what: `ConfigMap ${server.workload.namespace}/${server.configMap}`,
      concerns: [identityText(server.workload.object)],
      why: 'The server uses single sign-on, and no input has its configuration. Whether it maps users to accounts isn\'t known.',
    })),
    ...argo.servers.filter(({ flags }) => flags.isUnknown('auth-mode')).map(({ workload }): UnknownFact => ({
      what: `the authentication modes of ${identityText(workload.object)}`,
      concerns: [identityText(workload.object)],
      why: 'They come from a variable whose value isn\'t in the input. Whether the server acts as itself for anybody isn\'t known.',
    })),
    ...workflows.runners.filter(({ isPartlyUnknown, account }) => isPartlyUnknown && account === undefined).map(({ text }): UnknownFact => ({
      what: `the account of ${text}`, concerns: [text], why: 'It may be named by the template that it refers to, which isn\'t among the inputs.',
    })),
    ...[...workflowAccounts(context).values()].filter(({ isPartlyUnknown }) => isPartlyUnknown).map(({ account }): UnknownFact => ({
      what: `the needs of ${subjectText(account)}`, concerns: [subjectText(account)], why: 'The manifests of its workflows don\'t say everything that they do.',
    })),
  ];
}

/** Aggregated roles that bindings name, and of whose parts the input has none. */
function unselectedRoles(access: EffectiveAccess): UnknownFact[] {
  return access.objects.roles.filter((role) => role.aggregation !== undefined && access.selectedBy(role).length === 0).map((role): UnknownFact => ({
    what: `the rules of ${identityText(role)}`,
    concerns: access.objects.bindings.filter((binding) => access.roleOf(binding).role === role).map(identityText),
    why: 'It aggregates cluster roles, and no input has one that it selects. The review judges only the rules that are written in it.',
  })).filter(({ concerns }) => concerns.length > 0);
}
