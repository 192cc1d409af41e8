import { isIP } from 'net';
import { RawGrant } from './raw-grant';
import { splitResource } from './resource';
import { enumerate } from './wording';
import { quote } from '../../diagnostics/printable-text';
import { findResource } from '../catalogue/lookup';
import { NameForm } from '../catalogue/name-form';

const UNNAMED_VERBS = ['create', 'deletecollection'];

/** So that ten thousand bad names make a message that can be read. */
const MOST_NAMES_SHOWN = 5;

const LABEL_TEXT = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const LABEL = new RegExp(`^${LABEL_TEXT}$`);
const SUBDOMAIN = new RegExp(`^${LABEL_TEXT}(?:\\.${LABEL_TEXT})*$`);
const SIGNER = new RegExp(`^${LABEL_TEXT}(?:\\.${LABEL_TEXT})*/(?:[^/*]+|\\*)$`);

interface FormOfNames {
  readonly matches: (name: string) => boolean;
  readonly rule: string;
}

const FORMS: Readonly<Record<NameForm, FormOfNames>> = {
  [NameForm.SUBDOMAIN]: {
    matches: (name) => name.length <= 253 && SUBDOMAIN.test(name),
    rule: 'lower-case letters, digits, "-" and ".", beginning and ending with a letter or digit, at most 253 characters',
  },
  [NameForm.LABEL]: {
    matches: (name) => name.length <= 63 && LABEL.test(name),
    rule: 'lower-case letters, digits and "-", beginning and ending with a letter or digit, at most 63 characters',
  },
  [NameForm.PATH_SEGMENT]: {
    matches: (name) => name !== '.' && name !== '..' && !/[/%]/.test(name),
    rule: 'no "/" and no "%", and neither "." nor ".."',
  },
  [NameForm.IP_ADDRESS]: {
    matches: (name) => isIP(name) !== 0,
    rule: 'an IPv4 or IPv6 address',
  },
  [NameForm.FREE_TEXT]: { matches: () => true, rule: 'any text' },
  [NameForm.SIGNER]: {
    matches: (name) => SIGNER.test(name),
    rule: '"domain/path", or "domain/*" for all of a domain',
  },
};

/** Tells which names of a grant no object has, and which verbs a list of names makes dead. */
export function nameFaults(grant: RawGrant): string[] {
  const { resource, resourceNames } = grant;
  if (resourceNames === undefined) {
    return [];
  }
  if (resourceNames.length === 0) {
    return [`The list of names for ${quote(resource)} is empty, which Kubernetes reads as every name: give names, or leave the list out.`];
  }
  return [...unnamedVerbFaults(grant), ...formFaults(grant, resourceNames)];
}

function unnamedVerbFaults({ resource, verbs, serverSideApply }: RawGrant): string[] {
  const dead = splitResource(resource).subresource === undefined
    ? verbs.filter((verb) => UNNAMED_VERBS.includes(verb) && !(serverSideApply === true && verb === 'create'))
    : [];
  return dead.length === 0 ? [] : [
    `Requests to ${enumerate(dead, 'and')} ${quote(resource)} carry no name, so that a grant with names never matches them: grant ${enumerate(dead, 'and')} without names.`,
  ];
}

function formFaults({ apiGroup, resource, verbs, nameForm }: RawGrant, names: readonly string[]): string[] {
  const { plural, subresource } = splitResource(resource);
  const row = findResource(apiGroup, plural, subresource)?.row;
  const form = row?.nameForm ?? findResource(apiGroup, plural)?.row.nameForm ?? (row === undefined ? nameForm : undefined) ?? NameForm.SUBDOMAIN;
  const starsMeanSomething = form === NameForm.SIGNER || row !== undefined && verbs.every((verb) => row.otherVerbs?.includes(verb) === true);
  const empty = names.filter((name) => typeof name !== 'string' || name === '');
  const texts = names.filter((name) => typeof name === 'string' && name !== '');
  const isGlob = (name: string) => !starsMeanSomething && name.includes('*');
  const globs = texts.filter(isGlob);
  const malformed = texts.filter((name) => !isGlob(name) && !FORMS[form].matches(name));
  return [
    ...empty.length === 0 ? [] : [`A name for ${quote(resource)} is empty: give the name of an object, or leave names out.`],
    ...globs.length === 0 ? [] : [`A star in a name is only text, no pattern: give each name of ${quote(resource)} in the place of ${show(globs)}.`],
    ...malformed.length === 0 ? [] : [`No object of ${quote(resource)} is called ${show(malformed)}: its names are ${FORMS[form].rule}.`],
  ];
}

function show(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES_SHOWN).map(quote).join(', ');
  return names.length > MOST_NAMES_SHOWN ? `${shown} and ${names.length - MOST_NAMES_SHOWN} more` : shown;
}
