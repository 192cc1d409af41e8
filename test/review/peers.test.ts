import { lines, reviewText } from './review-input';
import { ReviewOptions } from '../../lib/review/review-options';
import { binding, role } from '../access/access-texts';

const RBAC = 'rbac.authorization.k8s.io';
const CERTIFICATES = 'certificates.k8s.io';

/** Some account that no input has. */
const APP = 'ServiceAccount web/app';

/** The findings on an account that has one cluster role in the whole cluster, without their subject. */
function inCluster(...rules: readonly string[]): string[] {
  return found(role('r', ...rules) + binding(undefined, 'ClusterRole r', APP));
}

/** The findings on an account that has one role in its namespace. */
function inNamespace(...rules: readonly string[]): string[] {
  return found(role('web/r', ...rules) + binding('web', 'Role r', APP));
}

function found(text: string, options: ReviewOptions = {}): string[] {
  return lines(reviewText(text, options), 'low').map((line) => line.replace(` ${APP}`, ''));
}

/** What other tools get wrong, by what their users report and by their source. The numbers are those of the list that they were found in. */
test.each<[string, () => string[], string[]]>([
  ['1 secrets of another group are no Secrets (KubiScan, trivy, kube-linter, kics, checkov)', () => inCluster('get secrets of custom.example'), []],
  ['2 one Secret by name is less than all (trivy, kube-linter, checkov)', () => inNamespace('get secrets named a,b'), ['B1 low web']],
  ['3 every verb on nodes/proxy (trivy)', () => inCluster('* nodes/proxy'), ['D1 critical cluster']],
  ['4 get alone on nodes/proxy (rbac-police)', () => inCluster('get nodes/proxy'), ['D1 critical cluster']],
  ['5 escalate and bind on clusterroles (trivy)', () => inCluster(`escalate,bind clusterroles of ${RBAC}`), ['A5 critical cluster', 'A6 critical cluster']],
  ['6 write bindings and bind, without names (trivy)', () => inCluster(`create rolebindings of ${RBAC}`, `bind clusterroles of ${RBAC}`), ['A8 critical cluster']],
  ['7 attach in the core group (trivy)', () => inCluster('create pods/attach'), ['C4 high cluster']],
  ['8 a wildcard in the second rule (checkov)', () => inNamespace('get pods', '* * of *'), ['A1 critical web']],
  ['9 cron jobs run pods (kube-linter)', () => inNamespace('create cronjobs of batch'), ['C2 high web']],
  ['10 everything includes everything (krane)', () => inCluster('* * of *'), ['A1 critical cluster']],
  ['11 exec in the core group (rbac-tool)', () => inCluster('create pods/exec'), ['C3 high cluster']],
  ['12 deployments of apps (rbac-tool)', () => inCluster('create deployments of apps'), ['C2 high cluster']],
  ['13 bind on bindings is asked of nobody (checkov, rbac-police)', () => inNamespace(`bind rolebindings of ${RBAC}`), ['H7 medium Role web/r web']],
  ['14 pods/* is no wildcard (kubescape)', () => inNamespace('create pods/*'), ['H3 medium Role web/r web']],
  ['15 a webhook that may only be patched (kubescape)', () => inCluster('patch mutatingwebhookconfigurations of admissionregistration.k8s.io'), ['E1 critical cluster']],
  ['15 an approval that may only be patched (kubescape)', () => inCluster(`create certificatesigningrequests of ${CERTIFICATES}`,
    `patch certificatesigningrequests/approval of ${CERTIFICATES}`, `approve signers of ${CERTIFICATES} named kubernetes.io/kube-apiserver-client`), ['A13 critical cluster']],
  ['16 unbound (trivy)', () => found(role('r', 'get secrets')), ['J4 low ClusterRole r cluster']],
  ['16 bound in one namespace (trivy)', () => inNamespace('get secrets'), ['B1 medium web']],
  ['16 bound in the whole cluster (trivy)', () => inCluster('get secrets'), ['B1 high cluster']],
  ['18 a create by name lets no POST through (a reviewer of kubescape)', () => inNamespace('create pods named a'), ['H1 medium Role web/r web']],
  ['19 nodes/proxy of every group (kyverno)', () => inCluster('get nodes/proxy of *'), ['D1 critical cluster']],
  ['20 impersonate users (kyverno)', () => inCluster('impersonate users'), ['A10 critical cluster']],
  ['21 bind on cluster roles is live in a namespace (kubesplaining)', () => inNamespace(`bind clusterroles of ${RBAC}`), ['A6 high web']],
  ['22 bindings without bind pass on what one has (kubesplaining, trivy, rbac-scope)', () => inNamespace(`create,update rolebindings of ${RBAC}`), ['A7 low web']],
  ['22 the same in the whole cluster', () => inCluster(`create,update rolebindings,clusterrolebindings of ${RBAC}`), ['A7 medium cluster']],
  ['23 escalate by name, and create only, is dead', () => inCluster(`create,escalate clusterroles of ${RBAC}`, 'get pods').map((line) => line.split(' ')[0]), ['A5']],
  ['23 escalate by name without a write of the name', () => inCluster(`escalate clusterroles of ${RBAC} named a`), ['H16 low ClusterRole r cluster']],
  ['24 an aggregated role has the rules of its parts (kubesplaining, trivy, kubescape, checkov)', () => found(`
apiVersion: ${RBAC}/v1
kind: ClusterRole
metadata: { name: whole }
aggregationRule: { clusterRoleSelectors: [{ matchLabels: { part: "yes" } }] }
---
apiVersion: ${RBAC}/v1
kind: ClusterRole
metadata: { name: part, labels: { part: "yes" } }
rules: [{ apiGroups: [""], resources: [secrets], verbs: [list] }]
---${binding(undefined, 'ClusterRole whole', APP)}`), ['B2 high cluster']],
  ['25 an account and its group together (kubesplaining)', () => found(
    role('web/make', 'create secrets') + binding('web', 'Role make', 'Group system:serviceaccounts:web')
    + role('web/read', 'get secrets') + binding('web', 'Role read', APP),
  ), ['B4 high web', 'B1 medium web', 'A18 low Group system:serviceaccounts:web web']],
  ['26 whatever the account of the controller is called (kubesplaining)', () => inNamespace('create workflows of argoproj.io'), ['M1 high web']],
  ['27 a strong account in another namespace (01 with two namespaces)', () => found(
    role('web/r', 'create workflows of argoproj.io') + binding('web', 'Role r', 'User dev') + binding(undefined, 'ClusterRole cluster-admin', 'ServiceAccount ops/admin'),
  ), ['A15 critical ServiceAccount ops/admin cluster', 'M1 high User dev web']],
  ['28 get pods/exec from 1.35 on', () => found(role('r', 'get pods/exec') + binding(undefined, 'ClusterRole r', APP), { kubernetesVersion: '1.35' }), ['C3 medium cluster']],
  ['28 get pods/exec before, or on who knows which', () => inCluster('get pods/exec'), ['C3 high cluster']],
  ['29 metrics of nodes', () => inCluster('get nodes/metrics,nodes/stats,nodes/pods,nodes/healthz'), []],
  ['30 both halves of a constrained impersonation', () => inCluster('impersonate:user-info users of authentication.k8s.io', 'impersonate-on:user-info:get pods'), ['A19 high cluster']],
  ['30 one half', () => inCluster('impersonate:user-info users of authentication.k8s.io'), ['H15 medium ClusterRole r cluster']],
  ['31 everything, bound to nobody (trivy, checkov, kics, KubeVigil)', () => found(role('r', '* * of *')), ['J4 low ClusterRole r cluster']],
  ['32 an empty name', () => found(`
apiVersion: ${RBAC}/v1
kind: Role
metadata: { name: r, namespace: web }
rules: [{ apiGroups: [""], resources: [configmaps], resourceNames: [""], verbs: [get] }]
---${binding('web', 'Role r', APP)}`), ['H10 high Role web/r web']],
  ['33 a token that is used (KubeVigil, kubescape)', () => found(`
apiVersion: v1
kind: ServiceAccount
metadata: { name: app, namespace: web }
---
apiVersion: v1
kind: Pod
metadata: { name: app, namespace: web }
spec: { serviceAccountName: app, containers: [{ name: app, image: app }] }
---${role('web/r', 'get configmaps named app')}${binding('web', 'Role r', APP)}`), []],
  ['34 view, which the input doesn\'t define (kics, kube-linter)', () => found(binding('web', 'ClusterRole view', APP)), []],
])('%s', (_, run, expected) => {
  expect(run()).toEqual(expected);
});

test('17 what can\'t be read is unknown, and nothing has passed by that (kubescape)', () => {
  expect(reviewText(binding('web', 'ClusterRole operator', APP), { unreadableKinds: ['serviceaccounts'] }).unknown).toEqual([
    { what: 'serviceaccounts', concerns: [], why: "They can't be read. The review doesn't judge what depends on them." },
    { what: 'ClusterRole operator', concerns: ['RoleBinding web/operator-serviceaccount-web-app'], why: "A binding names the role, and no input defines it. The review doesn't judge what it grants." },
  ]);
});
