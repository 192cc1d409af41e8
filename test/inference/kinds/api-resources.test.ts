import { formatDiagnostic } from '../../../lib/diagnostics/format-diagnostic';
import { readApiResources } from '../../../lib/inference/kinds/api-resources';
import { ResourceScope } from '../../../lib/resources/resource-info';

const WIDE = `\
NAME                     SHORTNAMES   APIVERSION                     NAMESPACED   KIND             VERBS                                                        CATEGORIES
bindings                              v1                             true         Binding          create
nodes                    no           v1                             false        Node             create,delete,deletecollection,get,list,patch,update,watch
deployments              deploy       apps/v1                        true         Deployment       create,delete,deletecollection,get,list,patch,update,watch   all
databases                db,dbs       example.com/v1alpha1           true         Database         delete,get,list,patch,create,update,watch                    all,data
`;

test('reads what kubectl prints', () => {
  const all = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];
  expect(readApiResources({ file: 'list', text: WIDE })).toEqual({
    kinds: [
      { apiGroup: '', kind: 'Binding', plural: 'bindings', scope: ResourceScope.NAMESPACED, singular: 'binding', shortNames: [], verbs: ['create'] },
      { apiGroup: '', kind: 'Node', plural: 'nodes', scope: ResourceScope.CLUSTER, singular: 'node', shortNames: ['no'], verbs: all },
      { apiGroup: 'apps', kind: 'Deployment', plural: 'deployments', scope: ResourceScope.NAMESPACED, singular: 'deployment', shortNames: ['deploy'], verbs: all },
      {
        apiGroup: 'example.com',
        kind: 'Database',
        plural: 'databases',
        scope: ResourceScope.NAMESPACED,
        singular: 'database',
        shortNames: ['db', 'dbs'],
        verbs: ['delete', 'get', 'list', 'patch', 'create', 'update', 'watch'],
      },
    ],
    diagnostics: [],
  });
});

test.each([
  ['without verbs', 'NAME SHORTNAMES APIVERSION NAMESPACED KIND\ndatabases  db  example.com/v1  true  Database\n'],
  ['without a header', 'databases  example.com/v1  true  Database\n'],
  ['with the ends of lines of Windows', 'NAME SHORTNAMES APIVERSION NAMESPACED KIND\r\ndatabases  example.com/v1  true  Database\r\n'],
])('reads a list %s', (_, text) => {
  const { kinds, diagnostics } = readApiResources({ file: 'list', text });
  expect([kinds.map(({ plural, apiGroup }) => `${plural}.${apiGroup}`), diagnostics]).toEqual([['databases.example.com'], []]);
});

const FIX = 'Give what `kubectl api-resources -o wide` prints, from kubectl 1.20 on.';

test.each([
  ['the list of an old kubectl', 'NAME SHORTNAMES APIGROUP NAMESPACED KIND\ndatabases  db  example.com  true  Database\n',
    `list:2: error[inference/invalid-api-resources]: "databases  db  example.com  true  Database" isn't a line of kubectl api-resources. ${FIX}`],
  ['an error of kubectl', 'error: the server is not reachable\n', `list:1: error[inference/invalid-api-resources]: "error: the server is not reachable" isn't a line of kubectl api-resources. ${FIX}`],
  ['nothing', '', `list: error[inference/invalid-api-resources]: The input has no resource. ${FIX}`],
  ['a star', 'databases  *.com/v1  true  Database\n', 'list:1: error[rbac/invalid-name]: "*.com" isn\'t a valid DNS subdomain. '
    + 'Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.'],
])('reports %s', (_, text, message) => {
  const { kinds, diagnostics } = readApiResources({ file: 'list', text });
  expect({ kinds, diagnostics: diagnostics.map(formatDiagnostic) }).toEqual({ kinds: [], diagnostics: [message] });
});
