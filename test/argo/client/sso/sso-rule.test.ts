import { checkSsoRule } from '../../../../lib/argo/client/sso/sso-rule';

const CLAIMS = 'groups, email, name, preferred_username, sub, iss, exp, service_account_name, service_account_namespace';

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
    expect(checkSsoRule(rule)).toEqual({ faults: [], warnings: [], alwaysTrue: false });
  });
});

describe('A rule that every user matches', () => {
  test.each([
    'true', '(true)', 'true // everybody', '!false', 'not false', "true || 'a' in groups", "'a' in groups or true", "'a' == 'a'", "'a' != 'b'",
    "'a' in ['a', 'b']", "'a' not in ['b']", 'sub == sub', 'true && !false',
  ])('%s', (rule) => {
    expect(checkSsoRule(rule)).toEqual({ faults: [], warnings: [], alwaysTrue: true });
  });
});

describe('A rule that not every user matches', () => {
  test.each(['false', "true && 'a' in groups", "false || 'a' in groups", "'a' == 'b'", "'a' in ['b']", '!true', "sub in ['a']"])('%s', (rule) => {
    expect(checkSsoRule(rule).alwaysTrue).toBe(false);
  });
});

describe('A rule that is none', () => {
  const EMPTY = "is empty; write an expression over the claims of a user, for example 'admins' in groups";

  test.each([
    ['', EMPTY],
    ['  \n', EMPTY],
    ['// everybody', EMPTY],
    ["'admins in groups", "opens a text with ' at character 1 that never ends"],
    ["sub == \"a'", 'opens a text with " at character 8 that never ends'],
    ['sub == `a', 'opens a text with ` at character 8 that never ends'],
    ['true /* all', 'opens a comment at character 6 that never ends'],
    ["('admins' in groups", 'never closes the ( of character 1'],
    ["'admins' in groups)", 'closes nothing with ) at character 19'],
    ["email in ['a', 'b')", 'closes the [ of character 10 with ) at character 19'],
    ['any(groups, {true)', 'closes the { of character 13 with ) at character 18'],
  ])('%j', (rule, fault) => {
    expect(checkSsoRule(rule)).toEqual({ faults: [fault], warnings: [], alwaysTrue: false });
  });
});

describe('A rule to warn of', () => {
  const UNKNOWN = "which this library doesn't know and can't check";

  test.each([
    ["any(groups, {# startsWith 'a'})", `has '{' at character 13, ${UNKNOWN}`],
    ["groups[0] == 'admins'", `has '[' at character 7, ${UNKNOWN}`],
    ["email ?? '' == ''", `has '??' at character 7, ${UNKNOWN}`],
    ['sub != nil', `has 'nil' at character 8, ${UNKNOWN}`],
    ["true ? 'a' in groups : false", `has '?' at character 6, ${UNKNOWN}`],
    ["'admins' in", `ends where something should follow, ${UNKNOWN}`],
    ["'admins' groups", `has 'groups' at character 10, ${UNKNOWN}`],
    ['len(groups exp)', `has 'exp' at character 12, ${UNKNOWN}`],
    ["isMember('admins')", `calls isMember(…), ${UNKNOWN}`],
    ["role == 'admin'", `uses 'role', which is none of the claims that argo-server passes: ${CLAIMS}`],
    ["get($env, 'role') == 'admin'", `uses 'role', which is none of the claims that argo-server passes: ${CLAIMS}`],
    ['TRUE', `uses 'TRUE', which is none of the claims that argo-server passes: ${CLAIMS}`],
    ['groups', 'is neither true nor false'],
    ["'admins'", 'is neither true nor false'],
    ['len(groups)', 'is neither true nor false'],
    ["!'admins' in groups", 'negates what is neither true nor false; put what is meant in parentheses'],
    ["'admins' in email", "has a text on the right of 'in', which takes a list"],
    ["groups contains 'admins'", "has a list on the left of 'contains', which takes a text"],
    ["groups == 'admins'", "compares a list with a text by '=='"],
    ["true || 'admins'", "has a text on the right of '||', which takes a boolean"],
  ])('%s', (rule, warning) => {
    expect(checkSsoRule(rule)).toMatchObject({ faults: [], warnings: [warning] });
  });
});
