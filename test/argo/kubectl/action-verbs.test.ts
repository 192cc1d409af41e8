import { ArgoVersion } from '../../../lib/argo/argo-version';
import { ActionName } from '../../../lib/argo/kubectl/action-name';
import { ActionForm, RESOURCE_ACTION_VERBS, resourceActionVerbs } from '../../../lib/argo/kubectl/action-verbs';

const { V3_5, V3_6, V4_1 } = ArgoVersion;

/** The verbs of the rows that hold, written `subject verb`, those that may be refused in brackets. */
function verbsOf(action: ActionName, form: ActionForm, version?: ArgoVersion): string[] {
  const rows = resourceActionVerbs(action, form, version);
  const required = new Set(rows.filter(({ tolerated }) => !tolerated).flatMap(({ on, verbs }) => verbs.map((verb) => `${on} ${verb}`)));
  const tolerated = new Set(rows.filter((row) => row.tolerated).flatMap(({ on, verbs }) => verbs.map((verb) => `(${on} ${verb})`)));
  return [...required, ...tolerated].sort();
}

/** What each form of each action needs, in every version but where a test says otherwise. */
const VERBS: readonly (readonly [ActionName, ActionForm, readonly string[]])[] = [
  ['create', {}, ['target create']],
  ['create', { dryRun: true }, []],
  ['create', { conditions: true }, ['object get', 'target create']],
  ['create', { outputs: true }, ['object get', 'target create']],
  ['get', {}, ['(namespace get)', 'target get']],
  ['get', { selector: true }, ['target list']],
  ['get', { watches: true }, ['(namespace get)', 'target get', 'target watch']],
  ['get', { conditions: true }, ['(namespace get)', 'object get', 'target get']],
  ['apply', {}, ['(namespace get)', 'target create', 'target get', 'target patch']],
  ['apply', { serverSide: true }, ['(target get)', 'target create', 'target patch']],
  ['apply', { serverSide: true, outputs: true }, ['(target get)', 'object get', 'target create', 'target patch']],
  ['apply', { force: true }, ['(namespace get)', 'target create', 'target delete', 'target get', 'target patch']],
  ['apply', { prune: true }, ['(namespace get)', 'pruned delete', 'pruned list', 'target create', 'target get', 'target patch']],
  ['patch', {}, ['target patch']],
  ['patch', { namedByFlags: true }, ['(namespace get)', 'target get', 'target patch']],
  ['patch', { conditions: true, outputs: true }, ['object get', 'target patch']],
  ['replace', {}, ['target get', 'target update']],
  ['replace', { force: true }, ['(namespace get)', 'object create', 'object delete', 'object get']],
  ['replace', { force: true, waits: true }, [
    '(namespace get)', '(object list)', '(object watch)', 'object create', 'object delete', 'object get', 'object list', 'object watch',
  ]],
  ['delete', {}, ['target delete']],
  ['delete', { waits: true }, ['(target get)', '(target list)', '(target watch)', 'target delete']],
  ['delete', { waits: true, canGet: true }, ['(target get)', '(target list)', '(target watch)', 'target delete', 'target list', 'target watch']],
  ['apply', { dryRun: true }, ['(namespace get)', 'target get']],
  ['apply', { dryRun: true, prune: true }, ['(namespace get)', 'pruned list', 'target get']],
  ['apply', { dryRun: true, force: true }, ['(namespace get)', 'target get']],
  ['patch', { dryRun: true }, []],
  ['patch', { dryRun: true, namedByFlags: true }, ['(namespace get)', 'target get']],
  ['replace', { dryRun: true }, []],
  ['delete', { dryRun: true }, []],
  ['delete', { dryRun: true, selector: true }, ['target list']],
  ['delete', { canGet: true }, ['target delete']],
  ['delete', { selector: true }, ['target delete', 'target list']],
  ['delete', { conditions: true, outputs: true }, ['target delete']],
];

describe('the verbs of an action', () => {
  test('are those of the rows that hold', () => {
    const found = [undefined, V4_1].flatMap((version) => VERBS.map(([action, form, verbs]) =>
      ({ action, form, verbs: [...verbs].sort().join(), found: verbsOf(action, form, version).join() })));
    expect(found.filter((row) => row.found !== row.verbs)).toEqual([]);
  });

  test.each<[ActionName, ActionForm]>([
    ['delete', { waits: true, canGet: true }],
    ['replace', { force: true, waits: true }],
  ])('%s %j asks for ever from v3.6 on only', (action, form) => {
    expect(verbsOf(action, form, V3_5)).not.toContainEqual(expect.stringMatching(/^\w+ watch/));
    expect(verbsOf(action, form, V3_6)).toContainEqual(expect.stringMatching(/^\w+ watch/));
  });

  test('every row tells in one sentence what it is for, and where that is read', () => {
    const wrong = RESOURCE_ACTION_VERBS.filter(({ why, evidence }) =>
      !/^[A-Z][^.]+\.$/.test(why) || !/^(kubectl|kubectl v\d\S+|kubernetes v\d\S+|cli-runtime v\d\S+|v\d\S+) \S+\.go:\d/.test(evidence));
    expect(wrong).toEqual([]);
  });

  test('a row that needs an older version is none of a newer one', () => {
    for (const version of ArgoVersion.known) {
      expect(resourceActionVerbs('delete', { waits: true, canGet: true }, version)).toHaveLength(version.isAtLeast(V3_6) ? 3 : 2);
    }
  });
});
