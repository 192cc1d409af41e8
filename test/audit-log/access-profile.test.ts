import * as fc from 'fast-check';
import { AccessProfile, ProfileLimits } from '../../lib/audit-log/access-profile';
import { profileLines, readProfileJson } from '../../lib/audit-log/profile-json';
import { Access, ACCESS_CLASSES, AccessClass, AccessRemark } from '../../lib/audit-log/recorded-access';

/** One thing that a log says. */
interface Fact extends Access {
  readonly account: string;
  readonly accessClass: AccessClass;
  readonly remark: AccessRemark;
  readonly time: number;
}

const LIMITS: ProfileLimits = { names: 2, accounts: 3 };

const accesses: fc.Arbitrary<Access> = fc.oneof(
  fc.record({
    namespace: fc.constantFrom(undefined, 'a', 'b'),
    permission: fc.record({
      verb: fc.constantFrom('get', 'list'),
      apiGroup: fc.constantFrom('', 'apps'),
      resource: fc.constantFrom('pods', 'pods/log'),
      resourceName: fc.constantFrom(undefined, 'w', 'x', 'é', '\ud800'), // a half of a character has no bytes
    }),
  }),
  fc.record({ permission: fc.record({ verb: fc.constantFrom('get'), nonResourceURL: fc.constantFrom('/a', '/b', '/c', '/d') }) }),
);

const facts: fc.Arbitrary<Fact> = fc.tuple(accesses, fc.record({
  account: fc.constantFrom('ana', 'bob', 'carol', 'system:serviceaccount:a:b', 'system:serviceaccount:z:z'),
  accessClass: fc.constantFrom(...ACCESS_CLASSES),
  remark: fc.constantFrom<AccessRemark>({}, { why: 'it is so' }, { missing: [{ verbs: ['get'], apiGroups: [''], resources: ['pods'] }] }),
  time: fc.constantFrom(NaN, 1000, 2000, 3000),
})).map(([access, rest]) => ({ ...access, ...rest }));

let sources = 0;

function profileOf(list: readonly Fact[], limits = LIMITS): AccessProfile {
  const profile = new AccessProfile(limits);
  for (const { account, accessClass, remark, time, ...access } of list) {
    profile.account(account).add(accessClass, access, remark, time);
    profile.account(account).reasonTally(`reason ${time}`).add(time);
    profile.review(account).add(access, {}, time, 1, profile.limits.names);
    profile.addStats({ lines: 1 });
  }
  profile.addSource({ name: 'log', bytes: 1, digest: `${sources++}`, lines: list.length, unreadable: 0, first: 0, last: 9000, stretches: [{ first: 0, last: 1000 }, { first: 5000, last: 9000 }] });
  return profile;
}

function textOf(profile: AccessProfile): string {
  return [...profileLines(profile)].join('');
}

/** All of a profile but what it was read from. */
function contentOf(profile: AccessProfile): object {
  return { ...JSON.parse(textOf(profile)) as object, sources: [] };
}

function copyOf(profile: AccessProfile): AccessProfile {
  const read = readProfileJson(JSON.parse(textOf(profile)));
  if (!(read instanceof AccessProfile)) {
    throw new Error(JSON.stringify(read));
  }
  return read;
}

function merged(...profiles: readonly AccessProfile[]): AccessProfile {
  const [first, ...others] = profiles.map(copyOf);
  others.forEach((other) => first.merge(other));
  return first;
}

const lists = fc.array(facts, { maxLength: 30 });

describe('merging', () => {
  test('gives the profile of all parts together, in any order and grouping', () => {
    fc.assert(fc.property(lists, lists, lists, (a, b, c) => {
      const [x, y, z] = [profileOf(a), profileOf(b), profileOf(c)];
      const whole = contentOf(profileOf([...a, ...b, ...c]));
      expect(contentOf(merged(x, y, z))).toEqual(whole);
      expect(textOf(merged(z, x, y))).toBe(textOf(merged(x, y, z)));
      expect(textOf(merged(x, merged(y, z)))).toBe(textOf(merged(x, y, z)));
    }));
  });

  test('changes nothing with a profile of sources that are there already', () => {
    fc.assert(fc.property(lists, lists, (a, b) => {
      const [x, y] = [profileOf(a), profileOf(b)];
      expect(textOf(merged(x, x))).toBe(textOf(x));
      expect(textOf(merged(x, y, x))).toBe(textOf(merged(x, y)));
    }));
  });

  test('keeps no more than the profile that keeps less, in any order and grouping', () => {
    fc.assert(fc.property(lists, lists, lists, (a, b, c) => {
      const [x, y, z] = [profileOf(a, { names: 1, accounts: 5 }), profileOf(b, { names: 3, accounts: 2 }), profileOf(c, { names: 2, accounts: 3 })];
      const whole = contentOf(profileOf([...a, ...b, ...c], { names: 1, accounts: 2 }));
      expect(contentOf(merged(x, y, z))).toEqual(whole);
      expect(contentOf(merged(z, merged(y, x)))).toEqual(whole);
    }));
  });

  test('refuses profiles that share some of their sources', () => {
    const [x, y, z] = [profileOf([]), profileOf([]), profileOf([])];
    expect(() => merged(x, y).merge(merged(y, z))).toThrow('Both profiles have read log.');
  });
});

test('another thread takes over a profile as it was, and merges it as a file of it', () => {
  fc.assert(fc.property(lists, lists, (a, b) => {
    const [x, y] = [profileOf(a), profileOf(b)];
    const taken = AccessProfile.from(structuredClone(x.state));
    expect(textOf(taken)).toBe(textOf(x));
    taken.merge(AccessProfile.from(structuredClone(y.state)));
    expect(textOf(taken)).toBe(textOf(merged(x, y)));
  }));
});

test('the file of a profile is read as it was', () => {
  fc.assert(fc.property(lists, (list) => {
    const profile = profileOf(list);
    expect(textOf(copyOf(profile))).toBe(textOf(profile));
  }));
});

test('requests still count once the names are too many', () => {
  const profile = new AccessProfile({ names: 1 });
  ['x', 'y', 'z', 'x'].forEach((resourceName, i) =>
    profile.account('ana').add('needs', { permission: { verb: 'get', apiGroup: '', resource: 'pods', resourceName } }, {}, i));
  expect([...profile.account('ana').accesses('needs')].flat()).toEqual([
    { permission: { verb: 'get', apiGroup: '', resource: 'pods' }, hasManyNames: true, seen: { count: 4, first: 0, last: 3 } },
  ]);
});

test('what an account needs is not derived or attempted as well', () => {
  const account = new AccessProfile().account('ana');
  const access: Access = { namespace: 'a', permission: { verb: 'create', apiGroup: '', resource: 'pods', resourceName: 'x' } };
  const listed = () => ACCESS_CLASSES.map((accessClass) => [...account.accesses(accessClass)].flat().length);
  account.add('derived', access, { why: 'it is so' }, 1);
  account.add('derived', access, { why: 'and so' }, 1);
  account.add('attempted', access, {}, 1);
  account.add('denied', access, {}, 1);
  expect(listed()).toEqual([0, 1, 1, 1, 0, 0]);
  account.add('needs', access, {}, 2);
  expect(listed()).toEqual([1, 0, 0, 1, 0, 0]);
});
