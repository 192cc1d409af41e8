import * as library from '../../../lib';
import { CATALOGUE } from '../../../lib/resources/catalogue/catalogue';
import { NameForm } from '../../../lib/resources/catalogue/catalogue-row';
import { IGrant, IRbacResource, ResourceScope } from '../../../lib/resources/grants';
import { membersOf } from '../../../scripts/catalogue/verb-classes';

/** Every class of the library that holds resources, and its resources. */
const resources = CATALOGUE.flatMap(({ className }) => {
  const group: Readonly<Record<string, IRbacResource>> = Reflect.get(library, className);
  return Object.entries(group).map(([member, resource]) => ({ member, className, resource }));
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

describe('every member', () => {
  /** What each method of each member grants, of all objects and of a named one. */
  const granted = resources.flatMap(({ member, className, resource }) => [
    ...grantsOf(resource, `${className}.${member}`),
    ...'named' in resource ? grantsOf(named(resource), `${className}.${member}.named()`) : [],
  ].map((grant) => ({ ...grant, scope: resource.info.scope })));

  test('grants by its methods what is sound', () => {
    const offenders = granted.flatMap(({ call, grant }) => grant.statement.faults.map((fault) => `${call}: ${fault}`));

    expect(offenders).toEqual([]);
  });

  test('grants for a Role exactly where its resource belongs to a namespace', () => {
    const offenders = granted.filter(({ grant, scope }) => 'namespaced' in grant !== (scope === ResourceScope.NAMESPACED));

    expect(offenders.map(({ call }) => call)).toEqual([]);
  });

  test('has the name of its resource', () => {
    const offenders = resources.filter(({ member, resource: { info: { plural, subresource = '' } } }) =>
      ![`${plural}${subresource}`, 'ownnamespace', 'bindableclusterroles'].includes(member.toLowerCase()));

    expect(offenders.map(({ member, className }) => `${className}.${member}`)).toEqual([]);
  });
});

function named(resource: IRbacResource): IRbacResource {
  const { plural } = resource.info;
  const row = CATALOGUE.flatMap(({ apiGroup, rows }) => rows.filter((known) => apiGroup === resource.info.apiGroup && known.plural === plural))
    .find(({ subresource }) => subresource === undefined);
  return Reflect.apply(Reflect.get(resource, 'named'), resource, [NAME_OF_FORM[row?.nameForm ?? NameForm.SUBDOMAIN]]);
}

/** What each verb method grants, the special ones with a reason. */
function grantsOf(resource: IRbacResource, receiver: string): { readonly call: string; readonly grant: IGrant }[] {
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(resource)).filter((name) => !['constructor', 'named'].includes(name));
  return methods.map((method) => ({ call: `${receiver}.${method}()`, grant: Reflect.apply(Reflect.get(resource, method), resource, ['why']) }));
}
