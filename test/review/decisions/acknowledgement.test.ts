import { Acknowledgement, acknowledge } from '../../../lib/review/decisions/acknowledgement';
import { Finding } from '../../../lib/review/findings/finding';
import { VoidAcknowledgement } from '../../../lib/review/report/review-report';
import { finding, grant, report, way } from '../sample-report';

const PLACE = { kind: 'file', file: 'acknowledged.yaml', line: 4 } as const;
const TODAY = '2026-11-28';

const DEPLOYER: Acknowledgement = { check: 'B1', subjects: ['ServiceAccount ci/deployer'], reason: 'It deploys.', place: PLACE };

const TWO_WAYS = [way('RoleBinding ci/deployer', 'Role ci/deployer'), way('RoleBinding ci/second', 'Role ci/second')];

const CASES: readonly [name: string, found: Partial<Finding>, acknowledgement: Partial<Acknowledgement>, because: VoidAcknowledgement['because'] | undefined][] = [
  ['the subject', {}, {}, undefined],
  ['the role', {}, { subjects: ['Role ci/deployer'] }, undefined],
  ['the binding', {}, { subjects: ['RoleBinding ci/deployer'] }, undefined],
  ['the aggregated role that has the rule', { via: [{ ...way('RoleBinding ci/a', 'ClusterRole view'), writtenIn: 'ClusterRole part' }] }, { subjects: ['ClusterRole part'] }, undefined],
  ['both roles of two ways', { via: TWO_WAYS }, { subjects: ['Role ci/deployer', 'Role ci/second'] }, undefined],
  ['one role of two ways', { via: TWO_WAYS }, { subjects: ['Role ci/deployer'] }, 'unused'],
  ['another subject', {}, { subjects: ['User ann'] }, 'unused'],
  ['another check', {}, { check: 'B2' }, 'unused'],
  ['a role of something without ways', { via: [] }, { subjects: ['Role ci/deployer'] }, 'unused'],
  ['the namespace', {}, { where: 'ci' }, undefined],
  ['another namespace', {}, { where: 'web' }, 'unused'],
  ['a namespace of what holds in the whole cluster', { where: 'cluster' }, { where: 'ci' }, 'unused'],
  ['the same permissions', {}, { permissions: ['get secrets'] }, undefined],
  ['more permissions than are found', {}, { permissions: ['get secrets', 'list secrets'] }, undefined],
  ['one name of two', { grants: [grant('get secrets "a" in ci'), grant('get secrets "b" in ci')] }, { permissions: ['get secrets "a"'] }, 'exceeded'],
  ['names of what is found on every name', {}, { permissions: ['get secrets "a"'] }, 'exceeded'],
  ['the severity', {}, { severity: 'medium' }, undefined],
  ['a worse severity', {}, { severity: 'high' }, undefined],
  ['a lower severity', { severity: 'critical' }, { severity: 'high' }, 'exceeded'],
  ['until today', {}, { expires: TODAY }, undefined],
  ['until yesterday', {}, { expires: '2026-11-27' }, 'expired'],
  ['something that no reason makes right', { check: 'A17', subject: 'User system:anonymous' }, { check: 'A17', subjects: ['User system:anonymous'] }, 'not acknowledgeable'],
  ['everything for an account', { check: 'A1' }, { check: 'A1' }, undefined],
  ['everything for everybody', { check: 'A1', subject: 'Group system:authenticated' }, { check: 'A1', subjects: ['Group system:authenticated'] }, 'not acknowledgeable'],
  ['a role with everything for everybody', { check: 'A15', subject: 'Group system:authenticated', folded: ['A1', 'B2'] }, { check: 'A15', subjects: ['Group system:authenticated'] }, 'not acknowledgeable'],
  ['a role with less for everybody', { check: 'A15', subject: 'Group system:authenticated', folded: ['B2'] }, { check: 'A15', subjects: ['Group system:authenticated'] }, undefined],
];

test.each(CASES)('an acknowledgement of %s', (_name, found, changes, because) => {
  const [open, acknowledgement] = [finding(found), { ...DEPLOYER, ...changes }];
  const { check, subjects, reason, expires } = acknowledgement;
  expect(acknowledge(report([open]), [acknowledgement], TODAY)).toEqual(because === undefined
    ? report([], { acknowledged: [{ finding: open, reason, ...expires === undefined ? {} : { expires }, place: PLACE }] })
    : report([open], { voidAcknowledgements: [{ check, subject: subjects.join(', '), because, place: PLACE }] }));
});

test('an acknowledgement counts for every finding that it covers, and the first one gives the reason', () => {
  const findings = [finding({ where: 'ci' }), finding({ where: 'web' })];
  const { findings: open, acknowledged, voidAcknowledgements } = acknowledge(report(findings), [DEPLOYER, { ...DEPLOYER, reason: 'Again.' }], TODAY);
  expect({ open, reasons: acknowledged.map(({ reason }) => reason), void: voidAcknowledgements.map(({ because }) => because) })
    .toEqual({ open: [], reasons: ['It deploys.', 'It deploys.'], void: [] });
});
