import { groupsOf, parseSubject, Subject, subjectText, userSubject } from '../../lib/access/subject';

const ACCOUNT: Subject = { kind: 'ServiceAccount', namespace: 'web', name: 'app' };

const USERS: readonly [user: string, subject: string][] = [
  ['ann', 'User ann'],
  ['system:serviceaccount:web:app', 'ServiceAccount web/app'],
  ['system:serviceaccount:web', 'User system:serviceaccount:web'],
  ['system:serviceaccount:web:app:more', 'User system:serviceaccount:web:app:more'],
  ['system:serviceaccount::app', 'User system:serviceaccount::app'],
];

test.each(USERS)('the API server knows user %s as %s', (user, subject) => {
  expect(subjectText(userSubject(user))).toBe(subject);
});

const GROUPS: readonly [subject: string, groups: string[]][] = [
  ['ServiceAccount web/app', ['system:serviceaccounts:web', 'system:serviceaccounts', 'system:authenticated']],
  ['User ann', ['system:authenticated']],
  ['User system:anonymous', ['system:unauthenticated']],
  ['Group system:serviceaccounts:web', ['system:serviceaccounts', 'system:authenticated']],
  ['Group system:serviceaccounts', ['system:authenticated']],
  ['Group developers', ['system:authenticated']],
  ['Group system:authenticated', []],
  ['Group system:unauthenticated', []],
];

test.each(GROUPS)('%s is in %j', (text, groups) => {
  const subject = parseSubject(text);
  expect(subject && groupsOf(subject)).toEqual(groups.map((name) => ({ kind: 'Group', name })));
});

test('a subject is read as it is written', () => {
  const subjects: Subject[] = [ACCOUNT, { kind: 'User', name: 'a b/c' }, { kind: 'Group', name: 'x:y' }];
  expect(subjects.map(subjectText).map(parseSubject)).toEqual(subjects);
});

test.each(['', 'web/app', 'ServiceAccount app', 'ServiceAccount a/b/c', 'ServiceAccount /app', 'Robot x', 'User '])('%j isn\'t a subject', (text) => {
  expect(parseSubject(text)).toBeUndefined();
});
