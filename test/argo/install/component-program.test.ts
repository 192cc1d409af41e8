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
    ['a branch of a shell', { image: 'corp/argo:1', command: ['sh', '-c', 'if [ -f /x ]; then exec argo server; fi'] }, 'server'],
    ['the other branch of a shell', { image: 'corp/argo:1', command: ['sh', '-c', 'if test -f /x; then sleep 1; else A=b workflow-controller; fi'] }, 'controller'],
    ['a loop of a shell', { image: 'corp/argo:1', command: ['sh', '-c', 'while ! argo server; do sleep 1; done'] }, 'server'],
    ['a line of a shell that goes on', { image: 'corp/argo:1', command: ['sh', '-c', 'exec argo \\\n  server'] }, 'server'],
    ['a line of a shell in the background', { image: 'corp/argo:1', command: ['sh', '-c', 'nohup argo server & wait'] }, 'server'],
    ['a wrapper whose option has a value', { image: 'corp/argo:1', command: ['tini', '-p', 'SIGTERM', '--', 'workflow-controller'] }, 'controller'],
    ['an environment without a variable', { image: 'corp/argo:1', command: ['env', '-u', 'FOO', 'BAR=1', 'argo', 'server'] }, 'server'],
    ['a time limit', { image: 'corp/argo:1', command: ['timeout', '10', 'argo', 'server'] }, 'server'],
    ['a time limit with options', { image: 'corp/argo:1', command: ['timeout', '--foreground', '-k', '5', '10', 'argo', 'server'] }, 'server'],
    ['a priority', { image: 'corp/argo:1', command: ['nice', '-n', '5', 'workflow-controller'] }, 'controller'],
    ['a user with the name of the CLI', { image: 'corp/argo:1', command: ['gosu', 'argo', 'workflow-controller'] }, 'controller'],
    ['another user', { image: 'corp/argo:1', command: ['tini', 'su-exec', '1000:1000', 'argo', 'server'] }, 'server'],
    ['a debugger', { image: 'corp/argo:1', command: ['dlv', 'exec', '/bin/workflow-controller', '--', '--namespaced'] }, 'controller'],
    ['a debugger with options', { image: 'corp/argo:1', command: ['dlv', '--listen=:2345', '--headless', 'exec', '/bin/workflow-controller'] }, 'controller'],
    ['its image with a script', { image: 'workflow-controller:v4', command: ['/wrap.sh'] }, 'controller'],
    ['its image with a wrapped script', { image: 'workflow-controller:v4', command: ['tini', '--', '/wrap.sh'] }, 'controller'],
    ['its image with a script for a shell', { image: 'workflow-controller:v4', command: ['sh', '/wrap.sh'] }, 'controller'],
    ['its image with a script in a line of a shell', { image: 'workflow-controller:v4', command: ['sh', '-c', '/wrap.sh'] }, 'controller'],
    ['its image with a script at the end of a line of a shell', { image: 'workflow-controller:v4', command: ['sh', '-c'], args: ['set -e; sleep 1; exec ./wrap.sh'] }, 'controller'],
    ['the image of the CLI with a script', { image: CLI_IMAGE, command: ['/wrap.sh'], args: ['server'] }, 'server'],
    ['a namespace with the name of a command', { image: CLI_IMAGE, args: ['-n', 'list', 'server'] }, 'server'],
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
    ['kubectl in its image restarts it', { image: CONTROLLER_IMAGE, command: ['kubectl', 'rollout', 'restart', 'deployment/workflow-controller'] }],
    ['a wrapped kubectl in its image restarts it', { image: CONTROLLER_IMAGE, command: ['timeout', '-k', '5', '60', 'kubectl', 'rollout', 'restart', 'deployment/workflow-controller'] }],
    ['kubectl in the image of the CLI restarts it', { image: CLI_IMAGE, command: ['kubectl', 'rollout', 'restart', 'deployment/workflow-controller'] }],
    ['a shell in its image restarts it', { image: CONTROLLER_IMAGE, command: ['sh', '-c', 'if true; then kubectl rollout restart deployment/workflow-controller; fi'] }],
    ['a shell in its image runs something else', { image: CONTROLLER_IMAGE, command: ['sh', '-c'], args: ['migrate --all'] }],
    ['a shell in its image runs something else after a script', { image: CONTROLLER_IMAGE, command: ['sh', '-c', '/prepare.sh; kubectl get pods'] }],
    ['a wrapper runs something else that has its name', { image: 'corp/argo:1', command: ['timeout', '10', 'restart', 'workflow-controller'] }],
    ['the CLI in its image submits', { image: CONTROLLER_IMAGE, command: ['argo', 'submit', 'x.yaml'] }],
    ['a namespace has the name of a server', { image: CLI_IMAGE, args: ['-n', 'server', 'list'] }],
    ['nothing is said', {}],
  ])('is none where %s', (_, container) => {
    expect(componentRunIn(container)).toBeUndefined();
  });
});
