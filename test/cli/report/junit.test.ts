import { formatJUnit } from '../../../lib/cli/report/junit';

test('suites have cases that pass, fail or only print', () => {
  expect(formatJUnit([
    { name: 'namespace web', cases: [{ name: 'User ann' }, { name: 'User bob', failure: { message: '1 broadened', text: 'get pods\n  through x' }, output: 'list pods' }] },
    { name: 'cluster-wide', cases: [{ name: 'Group dev', output: 'get nodes' }] },
    { name: 'empty', cases: [] },
  ])).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="argo-rbac" tests="3" failures="1">
  <testsuite name="namespace web" tests="2" failures="1">
    <testcase classname="namespace web" name="User ann"/>
    <testcase classname="namespace web" name="User bob">
      <failure message="1 broadened">get pods
  through x</failure>
      <system-out>list pods</system-out>
    </testcase>
  </testsuite>
  <testsuite name="cluster-wide" tests="1" failures="0">
    <testcase classname="cluster-wide" name="Group dev">
      <system-out>get nodes</system-out>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('names that are markup, or no XML at all, stay text', () => {
  const [, , , testCase] = formatJUnit([{ name: 's', cases: [{ name: '"a"<b>&\n\u0000\ud800\uffff' }] }]).split('\n');
  expect(testCase).toBe('    <testcase classname="s" name="&quot;a&quot;&lt;b&gt;&amp;&#10;\ufffd\ufffd\ufffd"/>');
});
