import { whereOf } from '../../../access/reported-scope';
import { ACCESS_CLASSES, AccessClass, RecordedAccess } from '../../../audit-log/recorded-access';
import { SelectedAccess, SelectedAccount } from '../../../audit-log/selected-access';

/** The text is given in parts of about this many characters. */
const PART = 64 * 1024;

/** The indent of an access in a class of an account, and of its fields. */
const ACCESS_INDENT = '        ';
const FIELD_INDENT = `\n${ACCESS_INDENT}  `;

/** A text that JSON has between quotes as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;

/**
 * Writes the access of accounts for programs: as it was used, neither widened nor joined. Counts and times are in a profile.
 *
 * The text comes in parts, since the whole, or all accesses of one account, may take more memory than what was read.
 */
export function* writeJson({ accounts, reviews, stats, hasMoreAccounts }: SelectedAccess): Generator<string> {
  const { lines, unreadable, foreign, events, early, repeated, unauthenticated } = stats;
  yield `{\n  "apiVersion": "argo-rbac/v1",\n  "accounts": {${accounts.length === 0 ? '}' : ''}`;
  for (const [i, account] of accounts.entries()) {
    yield `\n    ${JSON.stringify(account.name)}: {`;
    yield* accountJson(account);
    yield `\n    }${i < accounts.length - 1 ? ',' : '\n  }'}`;
  }
  const rest = {
    reviews: Object.fromEntries([...reviews].map(([user, accesses]) => [user, accesses.map(accessFields)])),
    stats: { lines, unreadable, foreign, events, early, repeated },
    ...unauthenticated === 0 ? {} : { unauthenticated },
    ...hasMoreAccounts ? { hasMoreAccounts } : {},
  };
  yield `,${JSON.stringify(rest, undefined, 2).slice(1)}\n`;
}

function* accountJson({ parts, refusedImpersonations, requestsWithoutVerb }: SelectedAccount): Generator<string> {
  let separator = '';
  for (const accessClass of ACCESS_CLASSES) {
    for (const text of classJson(accessClass, parts(accessClass))) {
      yield separator + text;
      separator = '';
    }
    separator = ',';
  }
  const counts = { ...refusedImpersonations === 0 ? {} : { refusedImpersonations }, ...requestsWithoutVerb === 0 ? {} : { requestsWithoutVerb } };
  yield Object.entries(counts).map(([name, count]) => `,\n      "${name}": ${count}`).join('');
}

/** Writes the accesses of a class: nothing for none, unless it is `needs`. */
function* classJson(accessClass: AccessClass, parts: Iterable<readonly RecordedAccess[]>): Generator<string> {
  const head = `\n      "${accessClass}": [`;
  let text = head;
  let isEmpty = true;
  for (const part of parts) {
    if (part.length > 0) {
      text += isEmpty ? '' : ',';
      text += accessesJson(part);
      isEmpty = false;
    }
    if (text.length > PART) {
      yield text;
      text = '';
    }
  }
  if (!isEmpty) {
    yield `${text}\n      ]`;
  } else if (accessClass === 'needs') {
    yield `${head}]`;
  }
}

/** Writes accesses as `JSON.stringify` does: of a long answer most of the time would go into that. Most differ only in the name. */
function accessesJson(accesses: readonly RecordedAccess[]): string {
  let text = '';
  let [last] = accesses;
  let shared = sharedJson(last);
  for (const access of accesses) {
    text += text === '' ? `\n${ACCESS_INDENT}` : `,\n${ACCESS_INDENT}`;
    const { permission: { resourceName, nonResourceURL }, why, missing, hasManyNames } = access;
    if (why !== undefined || missing !== undefined) {
      text += JSON.stringify(accessFields(access), undefined, 2).replaceAll('\n', `\n${ACCESS_INDENT}`);
      continue;
    }
    if (!isShared(access, last)) {
      shared = sharedJson(access);
      last = access;
    }
    text += shared;
    if (resourceName !== undefined) {
      text += `,${FIELD_INDENT}"resourceName": ${textJson(resourceName)}`;
    }
    if (nonResourceURL !== undefined) {
      text += `,${FIELD_INDENT}"nonResourceURL": ${textJson(nonResourceURL)}`;
    }
    text += hasManyNames ? `,${FIELD_INDENT}"hasManyNames": true\n${ACCESS_INDENT}}` : `\n${ACCESS_INDENT}}`;
  }
  return text;
}

/** Whether two accesses differ only in the name, the URL and the remarks. */
function isShared(one: RecordedAccess, other: RecordedAccess): boolean {
  const [a, b] = [one.permission, other.permission];
  return one.namespace === other.namespace && a.verb === b.verb && a.apiGroup === b.apiGroup && a.resource === b.resource;
}

function sharedJson(access: RecordedAccess): string {
  const { permission: { verb, apiGroup, resource } } = access;
  const field = (name: string, value: string | undefined) => value === undefined ? '' : `,${FIELD_INDENT}"${name}": ${textJson(value)}`;
  return `{${FIELD_INDENT}"where": ${textJson(whereOf(access.namespace))}${field('verb', verb)}${field('apiGroup', apiGroup)}${field('resource', resource)}`;
}

function textJson(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

function accessFields(access: RecordedAccess): object {
  const { permission, why, missing, hasManyNames } = access;
  return {
    where: whereOf(access.namespace),
    ...permission,
    ...why === undefined ? {} : { why },
    ...missing === undefined ? {} : { missing },
    ...hasManyNames ? { hasManyNames } : {},
  };
}
