import { integerOf, isLasting, parseCommandLine } from '../../../lib/argo/kubectl/command-line';

/** What the parser makes of words: the command and its arguments, then the flags; or what is refused. */
function parse(words: string, kubectl = '0.35.4'): string {
  const parsed = parseCommandLine(words.split(' ').filter((word) => word !== ''), kubectl, (text) => text.includes('?'));
  if (parsed.kind !== 'command') {
    return parsed.kind === 'open' ? 'open' : `refused: ${parsed.what}`;
  }
  const { command, args, flags } = parsed.line;
  return [`${command}(${args.join()})`, ...[...flags].map(([name, texts]) => `${name}=${texts.join('|')}`)].join(' ');
}

test('the words are read as pflag and cobra read them', () => {
  const expected: Readonly<Record<string, string>> = {
    'get pod web': 'get(pod,web)',
    'get -n there pod': 'get(pod) namespace=there',
    'get --namespace=there': 'get() namespace=there',
    'get -nthere -l=a=b': 'get() namespace=there selector=a=b',
    'get -n= pod': 'get(pod) namespace==',
    'get --namespace= pod': 'get(pod) namespace=',
    'delete --force pod': 'delete(pod) force=true',
    'delete --wait=false': 'delete() wait=false',
    'delete --wait=F': 'delete() wait=F',
    'delete --wait=no': 'refused: --wait with the value "no"',
    'delete --wait=': 'refused: --wait with the value ""',
    'delete --grace-period=0x0': 'delete() grace-period=0x0',
    'delete --grace-period=1s': 'refused: --grace-period with the value "1s"',
    'delete --timeout 5s pod -o name': 'delete(pod) timeout=5s output=name',
    'delete --timeout=5': 'refused: --timeout with the value "5"',
    'apply --dry-run pod': 'apply(pod) dry-run=unchanged',
    'apply --dry_run=client': 'apply() dry-run=client',
    'get -- -n a': 'get(-n,a)',
    'get - a': 'get(-,a)',
    'get -Aw pod': 'get(pod) all-namespaces=true watch=true',
    'get -A=false': 'get() all-namespaces=false',
    'get -A=': 'refused: the flag -=, which it doesn\'t have',
    'get -wla=b': 'get() watch=true selector=a=b',
    'get --brand-new': "refused: the flag --brand-new, which it doesn't have",
    'get -Z': "refused: the flag -Z, which it doesn't have",
    'get --all': "refused: the flag --all, which it doesn't have",
    'patch -l a=b': "refused: the flag -l, which it doesn't have",
    'replace --now': "refused: the flag --now, which it doesn't have",
    'get -n': 'refused: -n without a value',
    'get --help': 'get() help=true',
    'get --help=false': 'get() help=false',
    'get --?': 'open',
    'get -?': 'open',
    'delete --wait=?': 'delete() wait=?',
    'get ?': 'get(?)',
    'apply --prune-allowlist=a,b --prune-allowlist c': 'apply() prune-allowlist=a,b|c',
    'apply view-last-applied cm a': 'apply view-last-applied(cm,a)',
    'apply -l a=b view-last-applied cm': 'apply view-last-applied(cm) selector=a=b',
    'apply --all set-last-applied': "refused: the flag --all, which it doesn't have",
    'apply -- view-last-applied': 'apply(view-last-applied)',
    'create secret generic a --from-literal=b=c': 'create secret generic(a) from-literal=b=c',
    'create --save-config cm a': 'create configmap(a) save-config=true',
    'create svc --tcp nodeport a': "refused: the flag --tcp, which it doesn't have",
    'create svc nodeport a --tcp 80': 'create service nodeport(a) tcp=80',
    'create odd a': 'create(odd,a)',
  };
  expect(Object.fromEntries(Object.keys(expected).map((words) => [words, parse(words)]))).toEqual(expected);
});

test('a version has its own flags', () => {
  const found = ['0.24.3', '0.32.2'].map((kubectl) => ['apply --prune-whitelist=a', 'apply --prune-allowlist=a', 'delete -i'].map((words) => parse(words, kubectl)));
  expect(found).toEqual([
    ['apply() prune-whitelist=a', "refused: the flag --prune-allowlist, which it doesn't have", "refused: the flag -i, which it doesn't have"],
    ["refused: the flag --prune-whitelist, which it doesn't have", 'apply() prune-allowlist=a', 'delete() interactive=true'],
  ]);
});

test('integers are those of Go', () => {
  const integers = { '0': 0, '00': 0, '0x0': 0, '-1': -1, '+5': 5, '010': 8, '0b11': 3, '0o17': 15, '1_0': undefined, '0x_f': 15, '': undefined, '08': undefined, '1.0': undefined };
  expect(Object.fromEntries(Object.keys(integers).map((text) => [text, integerOf(text)]))).toEqual(integers);
});

test('a duration lasts unless it is zero', () => {
  expect(['0', '0s', '0h0m', '1ns', '-1s', '10m'].filter(isLasting)).toEqual(['1ns', '-1s', '10m']);
});
