import { toBeValidSarifLog } from '@microsoft/jest-sarif';
import { REVIEW_FORMATS, ReviewFormat, ReviewFormatOptions } from '../../../../lib/cli/commands/review/review-formats';
import { judge, ReviewGate } from '../../../../lib/review/report/review-gate';
import { ReviewReport } from '../../../../lib/review/report/review-report';
import { manyFindings } from '../../../review/many-findings';
import { finding, report, SAMPLE } from '../../../review/sample-report';

expect.extend({ toBeValidSarifLog });

function write(format: keyof typeof REVIEW_FORMATS, found: ReviewReport, gate: ReviewGate = 'medium', strict = false): string {
  const options: ReviewFormatOptions = { gate: judge(found, gate, strict), version: '1.2.3', repositoryPath: () => '', matrix: () => [] };
  const writer: ReviewFormat = REVIEW_FORMATS[format]();
  return [...writer(found, options)].join(''); // of a text, its characters
}

test('a comment for a pull request has the findings by severity, and folds what need not be read at once', () => {
  expect(write('markdown', SAMPLE)).toBe(`\
<!-- argo-rbac review -->
### Review: gate hit

1 critical, 1 high, 2 medium, 1 low, 1 expected, 1 unknown, 1 acknowledged. Gate medium.

#### Critical (1)

| Check | Subject | Where | By | Fix |
| --- | --- | --- | --- | --- |
| M1 Write workflows | \`User dev\` | \`namespace ci\` | \`create workflows.argoproj.io, namespace ci\`; \`RoleBinding ci/dev (roles.yaml:22) -> Role ci/submitter rule 2 (roles.yaml:2)\` | \`Set templateReferencing to Strict.\` |

#### High (1)

| Check | Subject | Where | By | Fix |
| --- | --- | --- | --- | --- |
| B2 List or watch Secrets | \`Group auditors\` | \`cluster-wide\` | \`list secrets, cluster-wide\` and 1 more; \`RoleBinding ci/deployer (roles.yaml:21) -> Role ci/deployer rule 1 (roles.yaml:1)\` | \`Name the Secrets.\` |

#### Medium (2)

| Check | Subject | Where | By | Fix |
| --- | --- | --- | --- | --- |
| B1 Read Secrets by get | \`ServiceAccount ci/deployer\` | \`namespace ci\` | \`get secrets, namespace ci\`; \`RoleBinding ci/deployer (roles.yaml:21) -> Role ci/deployer rule 1 (roles.yaml:1)\` | \`Name the Secrets.\` |
| H9 Pattern as a name | \`Role ci/deployer\` | \`namespace ci\` | \`Role ci/deployer rule 3\` | \`Name the Secrets.\` |

<details>
<summary>Low (1)</summary>

| Check | Subject | Where | By | Fix |
| --- | --- | --- | --- | --- |
| J4 Role that nothing binds | \`ClusterRole old\` | \`cluster-wide\` |  | \`Name the Secrets.\` |

</details>

<details>
<summary>Paths (1)</summary>

- M1: \`User dev\` → \`create workflows.argoproj.io in ci\` → \`a pod runs as ServiceAccount ci/release\` → \`ClusterRole cluster-admin in the whole cluster\`

</details>

<details>
<summary>Expected of known components (1)</summary>

| Check | Subject | Where | By | Fix |
| --- | --- | --- | --- | --- |
| B2 List or watch Secrets | \`ServiceAccount argo/argo\` | \`cluster-wide\` | \`list secrets, cluster-wide\`; \`RoleBinding ci/deployer (roles.yaml:21) -> Role ci/deployer rule 1 (roles.yaml:1)\` | \`Name the Secrets.\` |

</details>

<details>
<summary>Unknown (1)</summary>

- \`ClusterRole operator\`: \`No input defines the role.\` Concerns \`ServiceAccount ci/operator\`

</details>

<details>
<summary>Acknowledged (1)</summary>

- B3 \`ServiceAccount ci/vault\`, \`namespace ci\`: \`It keeps them up to date.\` until 2027-01-31

</details>

<details>
<summary>Acknowledgements without effect (1)</summary>

- \`The acknowledgement of B1 for User gone covers nothing. Remove it.\`

</details>

`);
});

test('a comment stays within what GitHub takes, and counts what it leaves out', () => {
  const text = write('markdown', manyFindings(1_000));
  expect({ fits: text.length <= 65_536, counts: /\d+ more: see the whole report\./.test(text) }).toEqual({ fits: true, counts: true });
});

test('annotations have the lines of the rules, and say what fails', () => {
  expect(write('github', SAMPLE, 'high').split('\n')).toEqual([
    '::error file=roles.yaml,line=2,title=critical%3A M1 Write workflows::User dev, namespace ci%0ARoleBinding ci/dev (roles.yaml:22) -> Role ci/submitter rule 2 (roles.yaml:2)'
    + '%0AA workflow runs a pod as any account of its namespace. The strongest one is ServiceAccount ci/release.%0ASet templateReferencing to Strict.',
    '::error file=roles.yaml,line=1,title=high%3A B2 List or watch Secrets::Group auditors, cluster-wide%0ARoleBinding ci/deployer (roles.yaml:21) -> Role ci/deployer rule 1 (roles.yaml:1)'
    + '%0AWhoever knows a name reads the Secret.%0AName the Secrets.',
    '::warning file=roles.yaml,line=1,title=medium%3A B1 Read Secrets by get::ServiceAccount ci/deployer, namespace ci%0ARoleBinding ci/deployer (roles.yaml:21) -> Role ci/deployer rule 1 (roles.yaml:1)'
    + '%0AWhoever knows a name reads the Secret.%0AName the Secrets.',
    '::warning title=medium%3A H9 Pattern as a name::Role ci/deployer, namespace ci%0ARole ci/deployer rule 3%0AThe name "app-*" is taken as it is.%0AName the Secrets.',
    '::notice title=low%3A J4 Role that nothing binds::ClusterRole old, cluster-wide%0AWhoever knows a name reads the Secret.%0AName the Secrets.',
    '1 critical, 1 high, 2 medium, 1 low, 1 expected, 1 unknown, 1 acknowledged. Gate high: hit.',
    '',
  ]);
});

test('SARIF is valid by its schema', () => {
  for (const found of [SAMPLE, report([]), manyFindings(100), report([finding()], { baseline: { known: 1, fixed: 0 } })]) {
    expect(JSON.parse(write('sarif', found))).toBeValidSarifLog();
  }
});

test('SARIF has what somebody has to look at, with the worst severity of each check and the steps of each path', () => {
  const { runs: [{ tool, results }] } = JSON.parse(write('sarif', SAMPLE));
  expect(tool.driver.rules.map(({ id, properties }: { id: string; properties: Record<string, string> }) => [id, properties['security-severity']]))
    .toEqual([['M1', '9.5'], ['B2', '8.0'], ['B1', '5.5'], ['H9', '5.5'], ['J4', '3.0']]);
  expect(results).toHaveLength(5);
  expect(results[0]).toEqual({
    ruleId: 'M1',
    ruleIndex: 0,
    level: 'error',
    message: {
      text: 'Write workflows: User dev, namespace ci: create workflows.argoproj.io, namespace ci. A workflow runs a pod as any account of its namespace. '
        + 'The strongest one is ServiceAccount ci/release. Set templateReferencing to Strict.',
    },
    locations: [{
      physicalLocation: { artifactLocation: { uri: 'roles.yaml', uriBaseId: '%SRCROOT%' }, region: { startLine: 2, startColumn: 5 } },
      logicalLocations: [{ fullyQualifiedName: 'User/dev' }],
    }],
    relatedLocations: [expect.objectContaining({ message: { text: 'RoleBinding ci/dev (roles.yaml:22) -> Role ci/submitter rule 2 (roles.yaml:2)' } })],
    codeFlows: [{
      threadFlows: [{
        locations: ['User dev', 'create workflows.argoproj.io in ci', 'a pod runs as ServiceAccount ci/release', 'ClusterRole cluster-admin in the whole cluster']
          .map((text) => ({ location: expect.objectContaining({ message: { text } }) })),
      }],
    }],
    partialFingerprints: { 'review/v1': expect.stringMatching(/^[0-9a-f]{16}$/) },
  });
});

const JUNIT: readonly [gate: ReviewGate, strict: boolean, failures: readonly string[]][] = [
  ['medium', false, ['User dev', 'Group auditors', 'ServiceAccount ci/deployer', 'Role ci/deployer']],
  ['critical', false, ['User dev']],
  ['critical', true, ['User dev', 'ClusterRole operator']],
  ['low', false, ['User dev', 'Group auditors', 'ServiceAccount ci/deployer', 'Role ci/deployer', 'ClusterRole old']],
  ['never', false, []],
  ['never', true, ['ClusterRole operator']],
];

test.each(JUNIT)('as JUnit, the cases fail that the gate counts: %s, strict %s', (gate, strict, failures) => {
  const text = write('junit', SAMPLE, gate, strict);
  expect([...text.matchAll(/name="([^"]*)">\n *<failure/g)].map(([, name]) => name.split(',')[0])).toEqual(failures);
});

test('JUnit has a suite for each check, for what is unknown and for what is acknowledged', () => {
  expect([...write('junit', SAMPLE).matchAll(/<testsuite name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
    'M1 Write workflows', 'B2 List or watch Secrets', 'B1 Read Secrets by get', 'H9 Pattern as a name', 'J4 Role that nothing binds', 'Unknown', 'Acknowledged',
  ]);
  expect(write('junit', report([]))).toContain('<testcase classname="review" name="nothing found"/>');
});

test('every format is written from hostile names, the same each time, and no name is more than text', () => {
  for (const format of ['markdown', 'sarif', 'junit', 'html', 'github'] as const) {
    const [first, second] = [write(format, manyFindings(100)), write(format, manyFindings(100))];
    expect(first === second).toBe(true);
    const isMarkup = format === 'junit' || format === 'html';
    expect({ format, control: first.includes('\u0007'), markup: isMarkup && first.includes('<img') }).toEqual({ format, control: false, markup: false });
  }
});
