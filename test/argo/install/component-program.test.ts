import { componentRunIn } from '../../../lib/argo/install/component-program';

const CONTROLLER_IMAGE = 'quay.io/argoproj/workflow-controller:v4.1.2';
const CLI_IMAGE = 'quay.io/argoproj/argocli:v4.1.2';
const DIGEST = `sha256:${'0'.repeat(64)}`;

describe('the component that a container runs', () => {
  test.each<[name: string, container: Record<string, unknown>, component: string]>([
    ['the image of the controller', { image: CONTROLLER_IMAGE, args: ['--namespaced'] }, 'controller'],
    ['the image by digest', { image: `registry.corp:5000/mirror/workflow-controller@${DIGEST}` }, 'controller'],
    ['the image by tag and digest', { image: `workflow-controller:v4.1.2@${DIGEST}` }, 'controller'],
    ['an image of Bitnami', { image: 'docker.io/bitnami/argo-workflow-controller:3.7.0' }, 'controller'],
    ['the command in another image', { image: 'corp/argo:1', command: ['/usr/bin/workflow-controller'], args: ['--loglevel', 'debug'] }, 'controller'],
    ['a wrapper of the command', { image: 'corp/argo:1', command: ['tini', '-s', '--', 'workflow-controller'] }, 'controller'],
    ['a line of a shell', { image: 'corp/argo:1', command: ['sh', '-c'], args: ['sleep 1; LEADER_ELECTION_DISABLE=true exec workflow-controller --namespaced'] }, 'controller'],
    ['the image of the CLI as a server', { image: CLI_IMAGE, args: ['server', '--auth-mode=sso'] }, 'server'],
    ['options before the command', { image: CLI_IMAGE, args: ['--loglevel', 'debug', 'server'] }, 'server'],
    ['the command of a server', { image: 'corp/argo:1', command: ['argo'], args: ['server'] }, 'server'],
    ['a server in a shell', { image: CLI_IMAGE, command: ['/bin/sh', '-ec', 'argo server "--auth-mode=server"'] }, 'server'],
  ])('is found by %s', (_, container, component) => {
    expect(componentRunIn(container)).toBe(component);
  });

  test.each<[name: string, container: Record<string, unknown>]>([
    ['kubectl restarts it', { image: 'bitnami/kubectl:1.30', args: ['rollout', 'restart', 'deployment', 'workflow-controller'] }],
    ['kubectl restarts it by kind and name', { image: 'bitnami/kubectl:1.30', args: ['rollout', 'restart', 'deployment/workflow-controller'] }],
    ['a shell restarts it', { image: 'bitnami/kubectl:1.30', command: ['sh', '-c', 'kubectl rollout restart deployment workflow-controller && kubectl get pods'] }],
    ['its image runs something else', { image: CONTROLLER_IMAGE, command: ['sleep', '1000'] }],
    ['the CLI submits', { image: CLI_IMAGE, args: ['submit', '--name', 'server', '-'] }],
    ['a workflow has the name of a server', { image: CLI_IMAGE, command: ['argo'], args: ['get', 'server'] }],
    ['another image has the word in its path', { image: 'corp/workflow-controller/agent:1', args: ['server'] }],
    ['nothing is said', {}],
  ])('is none where %s', (_, container) => {
    expect(componentRunIn(container)).toBeUndefined();
  });
});
