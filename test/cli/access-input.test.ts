import { runCommand } from './run-command';

const ROLE = '{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: a}, rules: []}';

describe('a namespace that no object can be in', () => {
  test.each<[string, string[]]>([
    ['who-can', ['get', 'pods', '-f', '-']],
    ['access', ['-f', '-']],
    ['diff', ['-', __filename.replace(/access-input.*/, 'missing.yaml')]],
    ['review', ['-']],
    ['check', ['-', '--audit-log', __filename]],
    ['check', ['-', '--install', '--argo-version', 'v4.1', '--account', 'controller=argo/argo']],
    ['tailor', ['-']],
  ])('isn\'t answered by %s', async (command, args) => {
    const { out, err, exitCode } = await runCommand([command, ...args, '--namespace', 'Argo'], { input: ROLE });
    expect({ out, exitCode, messages: err.split('\n').filter((line) => line.includes('Argo')) }).toEqual({
      out: '',
      exitCode: 2,
      messages: ['--namespace: error[rbac/invalid-name]: "Argo" isn\'t a valid namespace. Use only lower-case letters, digits and "-", and begin and end with a letter or digit.'],
    });
  });
});
