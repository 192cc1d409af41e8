import { reportDiff } from '../../lib/diff/diff-report';
import { accessOf, binding, role } from '../access/access-texts';
import { inNamespace, server, SERVER } from '../review/checks/manifest-texts';

const APP = 'ServiceAccount web/app';
const OPTIONS = { gate: 'any', strict: false, approvals: [], today: '2026-12-01' } as const;

test.each<[name: string, before: string, after: string, found: readonly string[], isHit: boolean]>([
  ['the same twice', inNamespace('web', APP, 'get nodes'), inNamespace('web', APP, 'get nodes'), [], false],
  ['a rule that can never match', inNamespace('web', APP, 'get pods'), inNamespace('web', APP, 'get pods', 'create pods/*'), ['H3 Role web/r'], false],
  ['a binding of the cluster that becomes one of a namespace', role('r', 'get nodes', 'get pods') + binding(undefined, 'ClusterRole r', APP),
    role('r', 'get nodes', 'get pods') + binding('web', 'ClusterRole r', APP), ['H8 ClusterRole r'], true],
  ['another mode of the server', server('--auth-mode=client') + inNamespace('argo', SERVER, 'delete workflows of argoproj.io'),
    server('--auth-mode=server') + inNamespace('argo', SERVER, 'delete workflows of argoproj.io'), [`M16 ${SERVER}`], false],
  ['an empty list of names', inNamespace('web', APP, 'get pods'), inNamespace('web', APP, 'get pods').replace(/("?verbs"?: )/, 'resourceNames: [], $1'), ['H10 Role web/r'], false],
  ['an object that is there twice', inNamespace('web', APP, 'get pods'), role('web/r', 'list pods') + inNamespace('web', APP, 'get pods'), ['H20 Role web/r'], false],
  ['fewer rules', inNamespace('web', APP, 'get,list secrets'), inNamespace('web', APP, 'get secrets named a'), [], true],
])('what a review newly finds comes with %s, also where no permission is added', (_name, before, after, found, isHit) => {
  const { newFindings, gate } = reportDiff(accessOf(before), accessOf(after), OPTIONS);
  expect({ found: newFindings.map(({ check, subject }) => `${check} ${subject}`), isHit: gate.hit }).toEqual({ found, isHit });
});
