import { checkSsoRule } from '../../../../lib/argo/client/sso/sso-rule';

describe('A rule that nothing is wrong with', () => {
  test.each([
    "'admins' in groups",
    '"admins" in groups',
    '`admins` in groups',
    "'admins' in groups && email == 'a@example.com'",
    "'a' in groups || 'b' in groups",
    "'a' in groups or 'b' in groups and sub != 'x'",
    "!('admins' in groups)",
    "not ('admins' in groups)",
    "'admins' not in groups",
    "email in ['a@example.com', 'b@example.com']",
    "email endsWith '@example.com'",
    "email startsWith 'a'",
    "email contains '@'",
    "email matches '^a'",
    'len(groups) > 0',
    'len(groups) >= 1 and exp <= 2000000000',
    "hasSuffix(lower(email), '@example.com')",
    "'admins' in (get($env, 'groups') ?? [])",
    "sub == 'it\\'s me'",
    "sub == 'a' // the administrator",
    "/* the administrator */ sub == 'a'",
    "sub == 'a)'",
  ])('%s', (rule) => {
    expect(checkSsoRule(rule)).toEqual({ faults: [], alwaysTrue: false });
  });
});

describe('A rule that every user matches', () => {
  test.each([
    'true', '(true)', 'true // everybody', '!false', 'not false', "true || 'a' in groups", "'a' in groups or true", "'a' == 'a'", "'a' != 'b'",
    "'a' in ['a', 'b']", "'a' not in ['b']", 'sub == sub', 'true && !false', 'true != false', 'not (false or false)', 'len(groups) == len(groups)', '((true))',
    "('a' in groups) || (true && !(false))", "sub != ''", "'' != iss", "not (sub == '')", 'sub != nil', "sub not in ['']",
  ])('%s', (rule) => {
    expect(checkSsoRule(rule)).toEqual({ faults: [], alwaysTrue: true });
  });
});

describe('A rule that not every user matches', () => {
  test.each(['false', "true && 'a' in groups", "false || 'a' in groups", "'a' == 'b'", "'a' in ['b']", '!true', "sub in ['a']", "sub == ''", "email != ''", "sub != 'a'", 'groups != nil'])('%s', (rule) => {
    expect(checkSsoRule(rule).alwaysTrue).toBe(false);
  });
});

describe('A rule that is none', () => {
  test.each([
    ['', 'The rule is empty.'],
    ['  \n', 'The rule is empty.'],
    ['// everybody', 'The rule is empty.'],
    ["'admins in groups", "The rule opens a text with ' at character 1 and never closes it."],
    ["sub == \"a'", 'The rule opens a text with " at character 8 and never closes it.'],
    ['sub == `a', 'The rule opens a text with ` at character 8 and never closes it.'],
    ['true /* all', 'The rule opens a comment at character 6 and never closes it.'],
    ["('admins' in groups", 'The rule never closes the ( of character 1.'],
    ["'admins' in groups)", 'The ) at character 19 closes nothing.'],
    ["email in ['a', 'b')", 'The ) at character 19 closes the [ of character 10.'],
    ["'admins' in", 'The rule ends where a value is expected.'],
    ["'admins' in groups &&", 'The rule ends where a value is expected.'],
    ["'admins' not", 'The rule ends where a value is expected.'],
    ["'admins' inn groups", 'The rule has inn at character 10, where an operator is expected.'],
    ["'admins' (groups)", 'The rule has ( at character 10, where an operator is expected.'],
    ["'admins' not groups", 'The rule has groups at character 14, where an operator is expected.'],
    ['?? true || true', 'The rule has ?? at character 1, where a value is expected.'],
    ['len(groups,) == )', 'The ) at character 17 closes nothing.'],
    ['(sub == )', 'The rule has ) at character 9, where a value is expected.'],
    ['any(groups, {true)', 'The ) at character 18 closes the { of character 13.'],
    [`${'('.repeat(101)}true${')'.repeat(101)}`, 'The rule has more than 100 brackets in each other.'],
  ])('%j', (rule, fault) => {
    expect(checkSsoRule(rule)).toEqual({ faults: [fault], alwaysTrue: false });
  });
});

describe('A rule of which nothing more is checked', () => {
  test.each([
    "any(groups, {# startsWith 'a'})", "groups[0] == 'admins'", "email ?? '' == ''", "true ? 'a' in groups : false", "let x = 'a'; x in groups", "'a' not in [] || len([groups, email,]) > 0 and not (groups)[0] contains 'a'",
    "isMember('admins')", "role == 'admin'", 'TRUE', 'groups', "!'admins' in groups", "groups contains 'admins'", 'sub ?', 'today() == 1',
  ])('%s', (rule) => {
    expect(checkSsoRule(rule)).toEqual({ faults: [], alwaysTrue: false });
  });
});
