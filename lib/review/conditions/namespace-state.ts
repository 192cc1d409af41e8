import { OtherObject } from '../../access/access-object';
import { scopeOf } from '../../access/effective-access';
import { subjectText } from '../../access/subject';
import { at, namespaceOf } from '../../access/workload';
import { membersOf } from '../../rbac/validation/plain-data';
import { findByWord } from '../../resources/catalogue/lookup';
import { findHits, Probe } from '../checks/probe';
import { WRITE } from '../checks/verbs';
import { Draft } from '../findings/draft';
import { Held } from '../holdings/holdings';
import { ReviewContext } from '../review-context';

const BINDINGS: ReadonlySet<string> = new Set(['ValidatingAdmissionPolicyBinding', 'MutatingAdmissionPolicyBinding']);

/** Finds who writes what admission policies take for parameters. */
export function policyParameters({ access, subjects }: ReviewContext): Draft[] {
  const { others } = access.objects;
  const parameters = others.filter(({ kind }) => BINDINGS.has(kind)).flatMap((binding) => parameterOf(binding, others));
  return parameters.length === 0 ? []
    : subjects.flatMap((subject) => [...access.grantsByScope(subject)].flatMap(([namespace, grants]): Draft[] => {
      const held = parameters.filter((parameter) => parameter.namespace === undefined || namespace === undefined || parameter.namespace === namespace)
        .flatMap(({ probe }) =>
          grants.flatMap((grant) => findHits(grant.role.permissions(scopeOf(namespace)), probe)
            .map((hit): Held => ({ ...hit, question: probe, grant, holder: subject }))));
      return held.length === 0 ? [] : [{ check: 'E9', subject: subjectText(subject), holder: subject, namespace, severity: 'medium', held, details: [] }];
    }));
}

/** Finds who may fill a namespace of the input that has no quota in it. */
export function missingQuotas(drafts: readonly Draft[], { access }: ReviewContext): Draft[] {
  const { others } = access.objects;
  const namespaces = new Set(others.filter(({ kind }) => kind === 'Namespace').map(({ name }) => name));
  const limited = new Set(others.filter(({ kind }) => kind === 'ResourceQuota').map(namespaceOf));
  return drafts.filter(({ check, namespace }) => (check === 'C1' || check === 'C2') && namespace !== undefined && namespaces.has(namespace) && !limited.has(namespace))
    .map(({ subject, holder, namespace, held }): Draft => ({ check: 'G4', subject, holder, namespace, severity: 'info', held, details: [] }));
}

interface Parameter {
  readonly namespace?: string;
  readonly probe: Probe;
}

function parameterOf({ content, kind }: OtherObject, others: readonly OtherObject[]): Parameter[] {
  const { name, namespace } = membersOf(at(content, ['spec', 'paramRef']));
  const policyKind = kind.replace(/Binding$/, '');
  const policy = others.find((object) => object.kind === policyKind && object.name === at(content, ['spec', 'policyName']));
  const paramKind = membersOf(at(policy?.content, ['spec', 'paramKind']));
  if (typeof name !== 'string' || typeof paramKind.kind !== 'string') {
    return [];
  }
  const [apiGroup] = String(paramKind.apiVersion).includes('/') ? String(paramKind.apiVersion).split('/') : [''];
  const known = findByWord(paramKind.kind).find(({ group }) => group.apiGroup === apiGroup);
  const resource = known?.row.plural ?? `${paramKind.kind.toLowerCase()}s`;
  return [{ ...typeof namespace === 'string' ? { namespace } : {}, probe: { apiGroup, resource, verbs: WRITE, names: [name] } }];
}
