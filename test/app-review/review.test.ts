import { ApiObject, App, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { FailOn, FindingSeverity, Review, ReviewProps } from 'cdk8s-argo-rbac';

/** An app with an account that reads all Secrets of its namespace, and the account itself. */
function appWithReader(props?: ReviewProps) {
  const app = new App({ outdir: Testing.app().outdir });
  const chart = new Chart(app, 'ci', { namespace: 'ci' });
  const account = new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'reader' } });
  const role = new kplus.Role(chart, 'role', { metadata: { name: 'reader' } });
  role.allowRead(kplus.ApiResource.SECRETS);
  const binding = role.bind(account);
  return { app, chart, role, account, binding, review: props === undefined ? undefined : Review.of(app, props) };
}

const FINDING = /\[\] ci\/role\/Resource: rules\[0\]: high B2 List or watch Secrets: ServiceAccount ci\/reader, namespace ci\. /;

test('synthesis fails with what is found, whatever made the roles, and names the constructs', () => {
  const { app, chart } = appWithReader({});
  expect(() => app.synth()).toThrow(FINDING);
  expect(() => Testing.synth(chart)).toThrow(FINDING);
  expect(() => app.synthYaml()).toThrow(FINDING);
});

test('without a review, nothing fails', () => {
  expect(() => appWithReader().app.synth()).not.toThrow();
});

test.each<[FailOn | undefined, boolean]>([
  [undefined, true], [FailOn.CRITICAL, false], [FailOn.HIGH, true], [FailOn.MEDIUM, true], [FailOn.LOW, true], [FailOn.NEVER, false],
])('with failOn %s it fails: %s', (failOn, fails) => {
  const { app } = appWithReader({ failOn });
  const synth = () => app.synthYaml();
  fails ? expect(synth).toThrow(FINDING) : expect(synth).not.toThrow();
});

test('the findings can be asked for', () => {
  const { review } = appWithReader({ failOn: FailOn.NEVER });
  expect(review?.findings.find(({ check }) => check === 'B2')).toEqual({
    check: 'B2',
    title: 'List or watch Secrets',
    subject: 'ServiceAccount ci/reader',
    severity: FindingSeverity.HIGH,
    where: 'ci',
    permissions: ['list secrets, namespace ci', 'watch secrets, namespace ci'],
    path: expect.any(Array),
    why: expect.stringMatching(/\.$/),
    remedy: expect.stringMatching(/\.$/),
    places: ['ci/role/Resource: rules[0]', expect.stringMatching(/^ci\/role\/RoleBinding\S*\/Resource$/)],
    expected: false,
  });
});

test('what is unknown fails only a strict review', () => {
  const unknown = (strict: boolean) => {
    const app = new App();
    new ApiObject(new Chart(app, 'ci'), 'binding', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'a', namespace: 'ci' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'operator' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'ann' }],
    });
    Review.of(app, { strict });
    return () => app.synthYaml();
  };
  expect(unknown(false)).not.toThrow();
  expect(unknown(true)).toThrow(/unknown: ClusterRole operator: /);
});

test('a version of Kubernetes that isn\'t one is refused: without the roles of Kubernetes, a binding to cluster-admin would be unknown', () => {
  expect(() => appWithReader({ kubernetesVersion: '37' })).toThrow('the app can\'t be reviewed:\n  props.kubernetesVersion: error[review/invalid-property]: "37" isn\'t a minor of Kubernetes. Write it like 1.37.');
});

test('a review of an app is one, and is given props once', () => {
  const { app, review } = appWithReader({});
  expect(Review.of(app)).toBe(review);
  expect(() => Review.of(app, { strict: true })).toThrow("the app can't be reviewed in two ways:\n  props: error[review/invalid-property]: The app is reviewed already.");
});

describe('an acknowledgement', () => {
  const acknowledged = (on: 'role' | 'account' | 'chart' | 'binding') => {
    const made = appWithReader({});
    Review.acknowledge(made[on], 'B2', 'It backs them up.', { expires: '2999-01-31' });
    return made.app;
  };

  test.each(['role', 'account', 'chart', 'binding'] as const)('counts on the %s, and is written for other readers', (on) => {
    expect(acknowledged(on).synthYaml()).toContain('acknowledge.argo-rbac/B2: "until 2999-01-31: It backs them up."');
  });

  test('counts for what a construct gets later', () => {
    const { app, chart } = appWithReader({});
    const later = new Chart(app, 'later', { namespace: 'ci' });
    Review.acknowledge(later, 'B2', 'It backs them up.');
    Review.acknowledge(chart, 'B2', 'It is old.');
    const role = new kplus.Role(later, 'role', { metadata: { name: 'second' } });
    role.allowRead(kplus.ApiResource.SECRETS);
    role.bind(kplus.User.fromName(later, 'ann', 'ann'));
    expect(() => app.synth()).not.toThrow();
  });

  test('that is nearest is the one that an object keeps', () => {
    const { app, chart, role } = appWithReader({});
    Review.acknowledge(chart, 'B2', 'All may.');
    Review.acknowledge(role, 'B2', 'This one may.');
    const [, ...objects] = app.synthYaml().split(/^kind: /m);
    expect(objects.map((text) => [text.split('\n')[0], /B2: (.*)/.exec(text)?.[1]]))
      .toEqual([['ServiceAccount', 'All may.'], ['Role', 'This one may.'], ['RoleBinding', 'This one may.']]);
  });

  test('that covers nothing is a warning, once', () => {
    const { app, chart } = appWithReader({ failOn: FailOn.NEVER });
    const warned: string[] = [];
    const spy = jest.spyOn(process, 'emitWarning').mockImplementation((warning) => { warned.push(String(warning)); });
    Review.acknowledge(chart, 'J4', 'Nothing.');
    app.synthYaml();
    app.synthYaml();
    spy.mockRestore();
    expect(warned).toEqual([expect.stringMatching(/warning\[review\/void-acknowledgement\]: The acknowledgement of J4 for .* covers nothing\. Remove it\.$/)]);
  });

  const WRONG: readonly [check: string, reason: string, expires: string | undefined, message: string][] = [
    ['Z9', 'a', undefined, 'check: error[review/invalid-acknowledgement]: The check "Z9" isn\'t known. Use an id of argo-rbac review --list-checks.'],
    ['A17', 'a', undefined, "check: error[review/invalid-acknowledgement]: A17 can't be acknowledged. Fix what is found."],
    ['B1', ' ', undefined, 'reason: error[review/invalid-acknowledgement]: The reason is missing. Say why it is accepted.'],
    ['B1', 'a', 'soon', 'expires: error[review/invalid-acknowledgement]: "soon" isn\'t a day. Write the last day as YYYY-MM-DD.'],
  ];

  test.each(WRONG)('of %s by %j until %s is refused', (check, reason, expires, message) => {
    const { role } = appWithReader();
    expect(() => Review.acknowledge(role, check, reason, { expires })).toThrow(`ci/role: what is found can't be acknowledged:\n  ${message}`);
  });
});

test('what Kubernetes takes in another way than it is written is a warning', () => {
  const app = new App();
  const chart = new Chart(app, 'ci');
  const role = (id: string, more: object = {}) => new ApiObject(chart, id, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'a', namespace: 'ci' },
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
    ...more,
  });
  role('first');
  role('second', { role: {} });
  Review.of(app, { failOn: FailOn.NEVER });
  const spy = jest.spyOn(process, 'emitWarning').mockImplementation();
  app.synthYaml();
  const warned = spy.mock.calls.map(([warning]) => String(warning));
  spy.mockRestore();
  expect(warned).toEqual([
    expect.stringMatching(/^ci\/second:.* warning\[access\/unknown-field\]: /),
    expect.stringMatching(/^ci\/first:.* warning\[access\/replaced-object\]: /),
  ]);
});

test('an object that a later one replaces is a finding, with its construct', () => {
  const app = new App();
  const chart = new Chart(app, 'ci');
  const role = (id: string, verb: string) => new ApiObject(chart, id, {
    apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'a', namespace: 'ci' }, rules: [{ apiGroups: [''], resources: ['pods'], verbs: [verb] }],
  });
  role('first', 'get');
  role('second', 'list');
  const { findings } = Review.of(app);
  expect(findings.filter(({ check }) => check === 'H20').map(({ subject, places }) => ({ subject, places }))).toEqual([{ subject: 'Role ci/a', places: ['ci/first'] }]);
});

test('an object that Kubernetes would refuse is refused with its construct', () => {
  const app = new App();
  new ApiObject(new Chart(app, 'ci'), 'role', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'a' }, rules: [{ verbs: [] }] });
  const review = Review.of(app);
  expect(() => app.synth()).toThrow(/\[\] ci\/role:.*error\[rbac\//);
  expect(() => review.findings).toThrow(/ci\/role:.*error\[rbac\//);
});
