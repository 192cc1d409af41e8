import { controller, DEV, inCluster, inNamespace, server, SSO_SERVER, workflow } from './checks/manifest-texts';
import { reviewText } from './review-input';
import { inferAccess } from '../../lib/inference/infer-access';
import { Finding, Remedy } from '../../lib/review/findings/finding';
import { binding } from '../access/access-texts';

const CONTROLLER = 'ServiceAccount argo/argo';
const SERVER = 'ServiceAccount argo/argo-server';
const RUNNER = 'ServiceAccount team/runner';
const HELLO = workflow('Workflow', 'team/hello', '{ serviceAccountName: runner, entrypoint: a, templates: [{ name: a, container: { image: a } }] }');
const OF_ARGO = 'of argoproj.io';

function found(text: string): readonly Finding[] {
  return reviewText(text, { studies: inferAccess([{ file: 'input.yaml', text }], {}).studies }).findings.filter(({ expected }) => expected !== true);
}

/** The remedy of a check for an input. */
function remedy(check: string, text: string): Remedy | undefined {
  return found(text).find((finding) => finding.check === check)?.remedy;
}

/** The input with the rules of the remedy in place of all that its role has. */
function remedied(text: string, { rules = [] }: Remedy): string {
  return text.replace(/rules: .*/, `rules: ${JSON.stringify(rules)}`);
}

test.each<[check: string, where: string, text: string]>([
  ['A2', 'in the whole cluster', inCluster(DEV, '* poddisruptionbudgets of policy')],
  ['A2', 'by name', inNamespace('team', DEV, '* leases of coordination.k8s.io named a')],
  ['A4', 'in the whole cluster', inCluster(DEV, 'get,list deployments of *')],
  ['A4', 'in a namespace', inNamespace('team', DEV, 'get nodes,pods of *')],
  ['M12', 'of a controller of the whole cluster', inCluster(CONTROLLER, 'get,list secrets') + controller()],
  ['M12', 'of a controller of a namespace', inNamespace('argo', CONTROLLER, 'get,list secrets') + controller(['--namespaced'])],
  ['M11', 'of a server', inCluster(SERVER, 'get secrets') + server()],
  ['M11', 'of a server with single sign-on', inNamespace('argo', SERVER, 'get,list secrets') + SSO_SERVER],
  ['A1', 'of a controller', inCluster(CONTROLLER, '* * of *') + controller()],
  ['A3', 'of a controller', inCluster(CONTROLLER, `* * ${OF_ARGO}`) + controller()],
  ['A1', 'of a workflow', inNamespace('team', RUNNER, '* * of *') + HELLO],
  ['M18', 'of a workflow', inNamespace('team', RUNNER, `create,patch workflowtaskresults ${OF_ARGO}`, 'get configmaps') + HELLO],
])('the rules of the remedy of %s %s leave nothing to find', (check, _where, text) => {
  const fix = remedy(check, text);
  expect(fix?.rules?.length).toBeGreaterThan(0);
  const left = found(remedied(text, fix ?? { text: '' })).filter(({ severity }) => ['critical', 'high', 'medium'].includes(severity));
  expect(left.map((finding) => `${finding.check} ${finding.subject}`)).toEqual([]);
});

test.each<[name: string, check: string, text: string, expected: RegExp]>([
  ['what a component needs in a namespace only', 'M12', controller(['--namespaced']) + inCluster(CONTROLLER, 'create pods/exec'), /what follows, in the namespace argo only\.$/],
  ['what a component needs in a namespace besides', 'M11', SSO_SERVER + inCluster(SERVER, 'get secrets'), /In the namespace argo, it needs create secrets, get secrets "sso"\./],
  ['what a component needs by names of its configuration', 'M12', controller() + inCluster(CONTROLLER, 'get secrets'), /Grant get on the objects that its configuration names, by these names\.$/],
  ['that a component has no use for it', 'C1', controller(['--namespaced', '--managed-namespace=team']) + inNamespace('other', CONTROLLER, 'create pods'), /Argo Workflows has no use for it there: remove it\.$/],
  ['that workflows have no use for it', 'C1', HELLO + inNamespace('other', RUNNER, 'create pods'), /The workflows of the input need nothing of ServiceAccount team\/runner there: remove it\.$/],
  ['where workflows need it', 'C1', HELLO + inCluster(RUNNER, 'create pods'), /what follows in the namespace team, and nothing else\.$/],
  ['that names are there already', 'B1', inNamespace('team', DEV, 'get secrets named a,b'), /^It is limited to names already\. Remove those that aren't used\.$/],
  ['what a server needs once it doesn\'t act for its callers', 'M16', server('--auth-mode=server') + inCluster(SERVER, `create workflows ${OF_ARGO}`), /Once its callers act as themselves, argo-server needs of these resources at most what follows\.$/],
])('a remedy says %s', (_name, check, text, expected) => {
  expect(remedy(check, text)?.text).toMatch(expected);
});

test('a remedy of a role for administrators is about the workflows of its account', () => {
  expect(remedy('A15', HELLO + binding('team', 'ClusterRole edit', RUNNER))?.rules)
    .toEqual([{ apiGroups: ['argoproj.io'], resources: ['workflowtaskresults'], verbs: ['create', 'patch'] }]);
});
