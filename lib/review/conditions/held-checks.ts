import { DELETES, EVERY_GROUP, EVERY_RESOURCE, EVERY_VERB, EVERYTHING, groupWrites, UNSAFE_DELETES, verbsBeginning, WRITES } from './patterns';
import { EffectiveAccess, Grant } from '../../access/effective-access';
import { Subject } from '../../access/subject';
import { Workload } from '../../access/workload';
import { WEBHOOK_CLIENTS } from '../../argo/argo-names';
import { ResourceScope } from '../../resources/resource-info';
import { Check, CheckId } from '../checks/check';
import { CHECKS } from '../checks/check-table';
import { CONSTRAINED_MODES, POD_CERTIFICATES } from '../checks/impersonation';
import { findHits, Probe, probes } from '../checks/probe';
import { BINDING_WRITES, BINDS, ESCALATES, ROLE_WRITES } from '../checks/role-writes';
import { CHANGE, READ, WRITE } from '../checks/verbs';
import { ArgoFacts } from '../facts/argo-facts';
import { Conjunction, PatternQuestion, Question } from '../holdings/question';

/** A check that finds something where a subject holds one of some conjunctions. */
export interface HeldCheck {
  readonly check: Check;
  readonly alternatives: readonly Conjunction[];
}

/** The second half of a constrained impersonation, by mode. */
const IMPERSONATE_ON: ReadonlyMap<string, PatternQuestion> = new Map(
  CONSTRAINED_MODES.map(({ mode }) => [mode, verbsBeginning(`impersonate-on:${mode}:`)]),
);

const CONFIG_MAP_WRITES = probes(WRITE, '', ['configmaps']);
const SECRET_READS = probes(READ, '', ['secrets']);
const OF_WEBHOOKS = { names: [WEBHOOK_CLIENTS] };

/** Permissions that executors don't need. */
const LEFTOVERS = [...probes(['get', 'watch', 'patch'], '', ['pods']), ...probes(['get'], '', ['pods/log']), ...probes(['create', 'get'], '', ['pods/exec'])];

/** The conjunctions of checks whose condition isn't a list of probes, but depends on what a subject holds. */
const PATTERNS: Readonly<Partial<Record<CheckId, readonly Conjunction[]>>> = {
  A1: [[[EVERYTHING]]],
  A2: [[[EVERY_VERB]]],
  A3: [[[EVERY_RESOURCE]]],
  A4: [[[EVERY_GROUP]]],
  A8: [[BINDING_WRITES, BINDS], [BINDING_WRITES, ROLE_WRITES, ESCALATES]],
  A19: CONSTRAINED_MODES.map(({ mode, first }) => [first, [IMPERSONATE_ON.get(mode) ?? EVERY_VERB]]),
  A21: POD_CERTIFICATES,
};

/** The same for checks that need more than what is held, which a refinement looks for. */
const PARTS: Readonly<Partial<Record<CheckId, readonly Conjunction[]>>> = {
  A5: [[ROLE_WRITES, ESCALATES], [ESCALATES]],
  A12: [[probes(WRITE, 'rbac.authorization.k8s.io', ['clusterroles']), ESCALATES]],
  A20: [[probes(['create'], '', ['secrets'], { namespaces: ['kube-system'] })]],
  A22: [[[UNSAFE_DELETES]]],
  B7: [[SECRET_READS]],
  G1: [[[DELETES]]],
  G5: [[probes(WRITE, 'coordination.k8s.io', ['leases'])]],
  M5: [[probes(CHANGE, '', ['serviceaccounts'])]],
  M6: [[SECRET_READS], [probes(['create'], '', ['secrets'])]],
  M7: [[CONFIG_MAP_WRITES]],
  M9: [[probes(['create', 'patch'], 'argoproj.io', ['workflowtaskresults']), LEFTOVERS]],
  M11: [[SECRET_READS]],
  M12: [[SECRET_READS], [probes(['create', 'get'], '', ['pods/exec'])]],
  M16: [[[WRITES]]],
  M20: [[CONFIG_MAP_WRITES]],
  M21: [[[
    ...probes(WRITE, '', ['secrets'], OF_WEBHOOKS),
    ...probes(READ, '', ['secrets'], { ...OF_WEBHOOKS, severity: { cluster: 'medium', namespaced: 'medium' } }),
  ]]],
  M22: [[CONFIG_MAP_WRITES]],
  M23: [[CONFIG_MAP_WRITES]],
  M26: [[probes([...READ, ...CHANGE], '', ['secrets'])]],
};

/** Questions of a check in addition to its probes, about kinds that don't have a name until a user creates them. */
const BESIDE_PROBES: Readonly<Partial<Record<CheckId, readonly PatternQuestion[]>>> = {
  E5: [groupWrites('constraints.gatekeeper.sh')],
};

/** Every check that looks at what subjects hold. */
export const HELD_CHECKS: readonly HeldCheck[] = CHECKS.flatMap((check): HeldCheck[] => {
  const { id, condition } = check;
  const alternatives = condition.kind === 'probes' ? [withPatterns(id, condition.all)] : PATTERNS[id] ?? PARTS[id];
  return alternatives === undefined ? [] : [{ check, alternatives }];
});

function withPatterns(id: CheckId, all: Conjunction): Conjunction {
  const patterns = BESIDE_PROBES[id];
  return patterns === undefined ? all : all.map((list) => [...list, ...patterns]);
}

/** The conditions on the input without which a check can't find anything. */
const NEEDED: Readonly<Partial<Record<CheckId, (input: ReviewedInput) => boolean>>> = {
  A20: ({ access }) => access.subjects.some((subject) => isBootstrapper(subject) && access.grantsTo(subject).some(joinsNodes)),
  B7: ({ workloads }) => workloads.length > 0,
  M5: ({ argo }) => argo.singleSignOnServers.length > 0,
  M6: ({ argo }) => argo.singleSignOnServers.length > 0,
  M11: ({ argo }) => argo.servers.length > 0,
  M12: ({ argo }) => argo.controllers.length > 0,
  M16: ({ argo }) => argo.servers.length > 0,
  M20: ({ argo }) => argo.controllers.length > 0,
  M26: ({ argo }) => argo.configurations.length > 0,
};

/** The parts of the input that decide which checks can find anything. */
interface ReviewedInput {
  readonly access: EffectiveAccess;
  readonly argo: ArgoFacts;
  readonly workloads: readonly Workload[];
}

/** A group that a bootstrap token is for, and the roles that let it join as a node. */
const BOOTSTRAPPERS = /^system:bootstrappers(:|$)/;

const CERTIFICATE_REQUESTS: Probe = { verbs: ['create'], apiGroup: 'certificates.k8s.io', resource: 'certificatesigningrequests' };

function isBootstrapper(subject: Subject): boolean {
  return subject.kind === 'Group' && BOOTSTRAPPERS.test(subject.name);
}

/** A node joins by a certificate that it requests. */
function joinsNodes({ role, namespace }: Grant): boolean {
  return namespace === undefined && findHits(role.permissions(ResourceScope.CLUSTER), CERTIFICATE_REQUESTS).length > 0;
}

/** The checks on what subjects hold that can find something in an input: much matters only where a part of Argo Workflows is in it. */
export function heldChecksFor(input: ReviewedInput): HeldCheck[] {
  return HELD_CHECKS.filter(({ check }) => NEEDED[check.id]?.(input) !== false);
}

/** Everything that roles are asked. */
export function questionsOf(checks: readonly HeldCheck[]): Set<Question> {
  return new Set(checks.flatMap(({ alternatives }) => alternatives.flat(2)));
}
