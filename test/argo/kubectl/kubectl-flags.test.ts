import { parseKubectlWords } from '../../../lib/argo/kubectl/kubectl-flags';

describe('the words of kubectl', () => {
  test.each([
    ['type and name', ['pod', 'web'], { positional: ['pod', 'web'] }],
    ['a value in the next word', ['-n', 'there', 'pod'], { positional: ['pod'], flags: { namespace: 'there' } }],
    ['a value after =', ['--namespace=there'], { flags: { namespace: 'there' } }],
    ['a value glued to a letter', ['-nthere', '-l=a=b'], { flags: { namespace: 'there', selector: 'a=b' } }],
    ['a flag that stands alone', ['--force', 'pod'], { positional: ['pod'], flags: { force: 'true' } }],
    ['a flag that is switched off', ['--wait=false'], { flags: { wait: 'false' } }],
    ['a value that is no name', ['--timeout', '5s', 'pod', '-o', 'json'], { positional: ['pod'], flags: { none: 'json' } }],
    ['everything after --', ['--', '-n', 'a'], { positional: ['-n', 'a'] }],
    ['lists of kinds', ['--prune-allowlist=core/v1/Pod,apps/v1/Deployment', '--prune-whitelist', 'core/v1/Secret'],
      { pruneAllowlist: ['core/v1/Pod', 'apps/v1/Deployment', 'core/v1/Secret'] }],
    ['another account', ['--as=root', '--token', 'x', 'pod'], { positional: ['pod'], foreign: ['--as', '--token'] }],
    ['an unknown flag', ['--new', '-Z'], { foreign: ['--new', '-Z'] }],
    ['a flag without its value', ['-n'], { foreign: ['-n'] }],
    ['letters together', ['-AR', '-wl', 'a=b', '-A=false'], { flags: { allNamespaces: 'false', none: 'true', watch: 'true', selector: 'a=b' } }],
  ])('%s', (_, words, expected) => {
    const { flags, ...rest } = parseKubectlWords(words);
    expect({ ...rest, flags: Object.fromEntries(flags) }).toEqual({ positional: [], flags: {}, pruneAllowlist: [], foreign: [], ...expected });
  });
});
