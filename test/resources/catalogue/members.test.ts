import * as library from '../../../lib';
import { CATALOGUE } from '../../../lib/resources/catalogue/catalogue';
import { NameForm } from '../../../lib/resources/catalogue/name-form';
import { IGrant, IRbacResource, ResourceScope } from '../../../lib/resources/grants';
import { membersOf } from '../../../scripts/catalogue/verb-classes';

/** Every class of the library that holds resources, and its resources. */
const resources = CATALOGUE.flatMap(({ className }) => {
  const group = (library as unknown as Record<string, Record<string, IRbacResource>>)[className];
  return Object.entries(group).map(([member, resource]): [string, IRbacResource] => [`${className}.${member}`, resource]);
});

const NAME_OF_FORM: Readonly<Record<NameForm, string>> = {
  [NameForm.SUBDOMAIN]: 'a',
  [NameForm.LABEL]: 'a',
  [NameForm.PATH_SEGMENT]: 'a',
  [NameForm.IP_ADDRESS]: '10.0.0.1',
  [NameForm.FREE_TEXT]: 'a',
  [NameForm.SIGNER]: 'example.com/a',
};

test('each row with verbs has its member', () => {
  const rows = CATALOGUE.flatMap((group) => membersOf(group).map(({ row }) => row)).filter(({ subresource }) => subresource !== 'KEY');

  expect(resources).toHaveLength(rows.length);
});

test.each(resources)('%s: whatever its methods grant is sound', (_, resource) => {
  for (const candidate of [resource, ...'named' in resource ? [named(resource)] : []]) {
    for (const grant of grantsOf(candidate)) {
      expect(grant.statement.faults).toEqual([]);
      expect('namespaced' in grant).toBe(resource.info.scope === ResourceScope.NAMESPACED);
    }
  }
});

test.each(resources)('%s: its name is that of its resource', (member, { info: { plural, subresource = '' } }) => {
  const name = member.slice(member.indexOf('.') + 1).toLowerCase();

  expect([`${plural}${subresource}`, 'ownnamespace', 'bindableclusterroles']).toContain(name);
});

type Method = (argument: string) => unknown;

function named(resource: IRbacResource): IRbacResource {
  const { plural } = resource.info;
  const row = CATALOGUE.flatMap(({ apiGroup, rows }) => rows.filter((known) => apiGroup === resource.info.apiGroup && known.plural === plural))
    .find(({ subresource }) => subresource === undefined);
  return (resource as unknown as Record<string, Method>).named(NAME_OF_FORM[row?.nameForm ?? NameForm.SUBDOMAIN]) as IRbacResource;
}

/** What each verb method grants, the special ones with a reason. */
function grantsOf(resource: IRbacResource): IGrant[] {
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(resource)).filter((name) => !['constructor', 'named'].includes(name));
  return methods.map((method) => (resource as unknown as Record<string, Method>)[method]('why') as IGrant);
}
