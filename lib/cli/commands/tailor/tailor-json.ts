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

function* accountJson({ each, refusedImpersonations, requestsWithoutVerb }: SelectedAccount): Generator<string> {
  let separator = '';
  for (const accessClass of ACCESS_CLASSES) {
    for (const part of classJson(accessClass, each(accessClass))) {
      yield separator + part;
      separator = '';
    }
    separator = ',';
  }
  const counts = { ...refusedImpersonations === 0 ? {} : { refusedImpersonations }, ...requestsWithoutVerb === 0 ? {} : { requestsWithoutVerb } };
  yield Object.entries(counts).map(([name, count]) => `,\n      "${name}": ${count}`).join('');
}

/** Writes the accesses of a class: nothing for none, unless it is `needs`. */
function* classJson(accessClass: AccessClass, accesses: Iterable<RecordedAccess>): Generator<string> {
  const head = `\n      "${accessClass}": [`;
  let text = head;
  let isEmpty = true;
  for (const access of accesses) {
    text += `${isEmpty ? '' : ','}\n${ACCESS_INDENT}${accessJson(access)}`;
    isEmpty = false;
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

/** Writes an access as `JSON.stringify` does: of a long answer most of the time would go into that. */
function accessJson(access: RecordedAccess): string {
  const { permission: { verb, apiGroup, resource, resourceName, nonResourceURL }, why, missing, hasManyNames } = access;
  if (why !== undefined || missing !== undefined) {
    return JSON.stringify(accessFields(access), undefined, 2).replaceAll('\n', `\n${ACCESS_INDENT}`);
  }
  const field = (name: string, value: string | undefined) => value === undefined ? '' : `,${FIELD_INDENT}"${name}": ${textJson(value)}`;
  return `{${FIELD_INDENT}"where": ${textJson(whereOf(access.namespace))}${field('verb', verb)}${field('apiGroup', apiGroup)}${field('resource', resource)}`
    + `${field('resourceName', resourceName)}${field('nonResourceURL', nonResourceURL)}${hasManyNames ? `,${FIELD_INDENT}"hasManyNames": true` : ''}\n${ACCESS_INDENT}}`;
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
