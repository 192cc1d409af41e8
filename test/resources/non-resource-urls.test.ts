import { NonResourceUrls } from '../../lib';
import { ResourceScope } from '../../lib/resources/grants';

test('URLs and verbs are one rule for cluster roles', () => {
  const { statement } = NonResourceUrls.of('/metrics', '/healthz', '/metrics').get().head().because('scraped');

  expect({ rule: statement.rule, scope: statement.scope, reasons: statement.reasons, faults: statement.faults }).toEqual({
    rule: { nonResourceURLs: ['/metrics', '/healthz'], verbs: ['get', 'head'] },
    scope: ResourceScope.CLUSTER,
    reasons: ['scraped'],
    faults: [],
  });
});

test('each HTTP method is a verb in lower case', () => {
  const urls = NonResourceUrls.of('/metrics');
  const first = [urls.get(), urls.head(), urls.options(), urls.post(), urls.put(), urls.patch(), urls.delete()]
    .flatMap(({ statement }) => statement.rule.verbs);
  const chained = urls.get().head().options().post().put().patch().delete().statement.rule.verbs;

  expect(first).toEqual(['get', 'head', 'options', 'post', 'put', 'patch', 'delete']);
  expect(chained).toEqual(first);
});

describe('paths that are sound', () => {
  test.each(['/', '/metrics', '/healthz/etcd', '/api', '/api/v1', '/apis/apps/v1', '/openapi/v2'])('%s', (url) => {
    expect(NonResourceUrls.of(url).get().statement.faults).toEqual([]);
  });
});

describe('what is wrong waits in the statement', () => {
  test.each([
    ['an empty URL', '', 'A URL is empty. Write a path, for example "/metrics".'],
    ['no leading slash', 'metrics', 'The URL "metrics" doesn\'t begin with "/". Write the path alone, without scheme and host.'],
    ['scheme and host', 'https://host/metrics', 'The URL "https://host/metrics" doesn\'t begin with "/". Write the path alone, without scheme and host.'],
    ['a star', '/healthz/*', '"/healthz/*" has a star. Grant wildcards with WildcardGrant, which takes a reason.'],
    ['a query', '/logs?tail=1', 'The URL "/logs?tail=1" is more than a path. Remove what follows "?" or "#".'],
    ['a control character', '/a\n', 'The URL "/a\\n" has a character that can\'t be seen. Remove the character.'],
    ['a resource of the core group', '/api/v1/pods', 'The URL "/api/v1/pods" is the path of a resource. Grant the resource.'],
    ['a resource of another group', '/apis/apps/v1/deployments', 'The URL "/apis/apps/v1/deployments" is the path of a resource. Grant the resource.'],
  ])('%s', (_, url, fault) => {
    expect(NonResourceUrls.of(url).get().statement.faults).toEqual([fault]);
  });
});

test('a grant keeps the paths that it was made with', () => {
  const urls = NonResourceUrls.of('/metrics');
  const { statement } = urls.get();
  urls.urls.push('/secret');
  expect(statement.rule.nonResourceURLs).toEqual(['/metrics']);
});
