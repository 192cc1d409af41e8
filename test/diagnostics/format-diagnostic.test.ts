import { Diagnostic } from '../../lib/diagnostics/diagnostic';
import { formatDiagnostic, formatIssues } from '../../lib/diagnostics/format-diagnostic';
import { diagnostic, issue, placed } from '../../lib/diagnostics/issue';

const INVALID = issue('rbac/missing-verb', 'rules[0].verbs', 'The rule has no verb.', 'List at least one.');

const CASES: readonly [name: string, given: Diagnostic, line: string][] = [
  [
    'in a construct, with its field',
    placed(INVALID, { kind: 'construct', path: 'app/role' }),
    'app/role: rules[0].verbs: error[rbac/missing-verb]: The rule has no verb. List at least one.',
  ],
  [
    'in a construct itself',
    diagnostic('construct/missing-id', { kind: 'construct', path: 'app' }, 'The construct has no id.'),
    'app: error[construct/missing-id]: The construct has no id.',
  ],
  [
    'at a line and column',
    placed(INVALID, { kind: 'file', file: 'role.yaml', line: 3, column: 5 }),
    'role.yaml:3:5: error[rbac/missing-verb]: The rule has no verb. List at least one.',
  ],
  [
    'in a file as a whole',
    diagnostic('manifest/invalid-yaml', { kind: 'file', file: 'role.yaml' }, 'Invalid YAML.'),
    'role.yaml: error[manifest/invalid-yaml]: Invalid YAML.',
  ],
  [
    'in an option',
    diagnostic('option/invalid-value', { kind: 'option', name: '--scope' }, '"x" isn\'t a scope.', 'Use namespaced.'),
    '--scope: error[option/invalid-value]: "x" isn\'t a scope. Use namespaced.',
  ],
  [
    'with a name that would end the line',
    diagnostic('manifest/invalid-yaml', { kind: 'file', file: 'a\nb.yaml' }, 'Invalid YAML.'),
    'a\\u000ab.yaml: error[manifest/invalid-yaml]: Invalid YAML.',
  ],
];

test.each(CASES)('%s', (_name, given, line) => {
  expect(formatDiagnostic(given)).toBe(line);
});

test('issues are written one a line, with their fields where they have one', () => {
  expect(formatIssues([INVALID, issue('construct/missing-id', '', 'The construct has no id.')])).toBe(
    '  rules[0].verbs: error[rbac/missing-verb]: The rule has no verb. List at least one.\n'
    + '  error[construct/missing-id]: The construct has no id.',
  );
});
