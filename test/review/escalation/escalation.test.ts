import { binding, role } from '../../access/access-texts';
import { lines, reviewText } from '../review-input';

const CONTROLLER = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: workflow-controller, namespace: argo }
spec:
  template:
    spec:
      serviceAccountName: argo
      containers: [{ name: workflow-controller, image: "quay.io/argoproj/workflow-controller:v3.7.15", command: [workflow-controller] }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: workflow-controller-configmap, namespace: argo }
data: { workflowRestrictions: "templateReferencing: Strict" }
---
`;

test('what an edge makes less severe isn\'t what an account is reached for', () => {
  const report = reviewText(CONTROLLER
    + role('ci/submitter', 'create workflows of argoproj.io') + binding('ci', 'Role submitter', 'ServiceAccount ci/submitter')
    + role('ci/writer', 'update workflowtemplates of argoproj.io') + binding('ci', 'Role writer', 'User jane'));
  const [found] = report.findings.filter(({ check, subject }) => check === 'M3' && subject === 'User jane');
  expect({ lines: lines(report, 'low'), path: found.path.map(({ text }) => text).filter((text) => text.includes('submitter')) })
    .toEqual({ lines: ['M3 high User jane ci', 'M1 low ServiceAccount ci/submitter ci'], path: [] });
});
