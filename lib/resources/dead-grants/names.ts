import { isIpAddressName } from './ip-address';
import { RawGrant } from './raw-grant';
import { splitResource } from './resource';
import { Issue, issue } from '../../diagnostics/issue';
import { quote } from '../../diagnostics/printable-text';
import { UNNAMED_VERBS } from '../../rbac/object-verbs';
import { dnsLabelFixes, dnsSubdomainFixes, pathSegmentFixes } from '../../rbac/validation/name-grammar';
import { WILDCARD } from '../../rbac/wildcards';
import { NameForm } from '../catalogue/catalogue-row';
import { findResource } from '../catalogue/lookup';

const FIELD = 'resourceNames';

const PROXY = 'proxy';

const SCHEMES: ReadonlySet<string> = new Set(['', 'http', 'https']);

/** The codes of the faults in rules with names and a verb whose requests have none. */
const UNNAMED_CODES: ReadonlyMap<string, `dead-grant/unnamed-${typeof UNNAMED_VERBS[number]}`>
  = new Map(UNNAMED_VERBS.map((verb) => [verb, `dead-grant/unnamed-${verb}` as const]));

/** So that ten thousand bad names make a message that can be read. */
const MOST_NAMES_SHOWN = 5;

/** By the form of names, how to make a text such a name; empty for one. */
const FIXES: Readonly<Record<NameForm, (name: string) => string[]>> = {
  [NameForm.SUBDOMAIN]: dnsSubdomainFixes,
  [NameForm.LABEL]: dnsLabelFixes,
  [NameForm.PATH_SEGMENT]: pathSegmentFixes,
  [NameForm.IP_ADDRESS]: (name) => isIpAddressName(name) ? [] : ['Write an IPv4 or IPv6 address in its shortest form.'],
  [NameForm.FREE_TEXT]: () => [],
  [NameForm.SIGNER]: (name) => isSigner(name) ? [] : ['Write "domain/path", or "domain/*" for all of a domain.'],
};

/** A DNS label that begins with a letter. */
const ORDINARY_NAME = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/** Whether a name is as good as any other ordinary one: each form of names allows all of these, or none. */
export function isOrdinaryName(name: string): boolean {
  return ORDINARY_NAME.test(name);
}

/** Reports the names of a grant that no object has, and the verbs that a list of names makes dead. */
export function nameIssues(grant: RawGrant): Issue[] {
  const { resource, resourceNames } = grant;
  if (resourceNames === undefined) {
    return [];
  }
  if (resourceNames.length === 0) {
    return [issue(
      'dead-grant/empty-names', FIELD, `The list of names for ${quote(resource)} is empty, which Kubernetes reads as every name.`, 'Add names, or remove the list.',
    )];
  }
  return [...unnamedVerbIssues(grant), ...formIssues(grant, resourceNames)];
}

function unnamedVerbIssues({ resource, verbs, serverSideApply }: RawGrant): Issue[] {
  const { plural, subresource } = splitResource(resource);
  if (subresource !== undefined) {
    return [];
  }
  // A star includes subresources, which are created by the name of their object.
  const isCreateNamed = serverSideApply === true || plural === WILDCARD;
  return verbs.flatMap((verb) => {
    const code = isCreateNamed && verb === 'create' ? undefined : UNNAMED_CODES.get(verb);
    return code === undefined ? [] : [
      issue(code, 'verbs', `A request to ${verb} ${quote(resource)} has no name, so a grant with names never matches it.`, `Grant ${verb} without names.`),
    ];
  });
}

/** The names that a request on a resource can have. */
export interface PossibleNames {
  readonly form: NameForm;

  /** Whether a name has a star that is an ordinary character. */
  readonly isGlob: (name: string) => boolean;

  /** Whether an object can have a name without such a star. */
  readonly isPossible: (name: string) => boolean;
}

/** Returns the names that requests with some verbs on a resource can have. */
export function possibleNames({ apiGroup, resource, verbs, nameForm }: Pick<RawGrant, 'apiGroup' | 'resource' | 'verbs' | 'nameForm'>): PossibleNames {
  const { plural, subresource } = splitResource(resource);
  const row = findResource(apiGroup, plural, subresource)?.row;
  const parent = findResource(apiGroup, plural)?.row;
  const form = row?.nameForm ?? parent?.nameForm ?? (row === undefined ? nameForm ?? formOfUnknown(plural) : undefined) ?? NameForm.SUBDOMAIN;
  const isOfOthers = row === undefined && parent === undefined && form === NameForm.SUBDOMAIN;
  const starsMeanSomething = form === NameForm.SIGNER || row !== undefined && verbs.every((verb) => row.otherVerbs?.includes(verb) === true);
  return {
    form,
    isGlob: (name) => !starsMeanSomething && name.includes('*'),
    isPossible: (name) => isOfOthers && isNameOfOthers(name) || FIXES[form](subresource === PROXY ? proxyTargetOf(name) : name).length === 0,
  };
}

function formIssues(grant: RawGrant, names: readonly string[]): Issue[] {
  const { resource } = grant;
  const { form, isGlob, isPossible } = possibleNames(grant);
  const empty = names.filter((name) => typeof name !== 'string' || name === '');
  const texts = names.filter((name) => typeof name === 'string' && name !== '');
  const globs = texts.filter(isGlob);
  const malformed = texts.filter((name) => !isGlob(name) && !isPossible(name));
  return [
    ...empty.length === 0 ? [] : [
      issue('dead-grant/empty-name', FIELD, `A name for ${quote(resource)} is empty.`, 'Write the name of an object, or remove it.'),
    ],
    ...globs.length === 0 ? [] : [issue(
      'dead-grant/partial-wildcard', FIELD, `A star in a name is an ordinary character, but ${quote(resource)} is granted on ${show(globs)}.`, 'Write each name.',
    )],
    ...malformed.length === 0 ? [] : [
      issue('dead-grant/invalid-name', FIELD, `No object of ${quote(resource)} can have the name ${show(malformed)}.`, FIXES[form](malformed[0]).join(' ')),
    ],
  ];
}

/**
 * Returns the object that a request is proxied to. Requests carry a scheme before it and a port behind it, too, as in `https:dashboard:8443`.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/v0.37.2/pkg/util/net/port_split.go
 */
export function proxyTargetOf(name: string): string {
  const parts = name.split(':');
  return parts.length < 3 ? parts[0] : parts.length === 3 && SCHEMES.has(parts[0]) ? parts[1] : name;
}

/** A server behind the aggregation layer may call its objects anything, as OpenShift does `app:latest`; a pattern is meant for one. */
function isNameOfOthers(name: string): boolean {
  return pathSegmentFixes(name).length === 0 && !/[?^$()|[\]{}\\+\s]/.test(name);
}

/** Other servers approve as Kubernetes does: cert-manager has `signers` in its group, with names such as `issuers.cert-manager.io/*`. */
function formOfUnknown(plural: string): NameForm | undefined {
  return plural === 'signers' ? NameForm.SIGNER : undefined;
}

/** A signer is a domain and a path, or a domain and a star. */
function isSigner(name: string): boolean {
  const [domain, path, ...more] = name.split('/');
  return dnsSubdomainFixes(domain).length === 0 && path !== undefined && path !== '' && (path === '*' || !path.includes('*')) && more.length === 0;
}

function show(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES_SHOWN).map(quote).join(', ');
  return names.length > MOST_NAMES_SHOWN ? `${shown} and ${names.length - MOST_NAMES_SHOWN} more` : shown;
}
