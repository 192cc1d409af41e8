import { Access } from './recorded-access';

/** A question that the authorizer answered with no, as the message of the response shows it. */
export interface RefusedQuestion {
  readonly verb: string;
  readonly access: Access;
}

/**
 * Finds the question in the message with which the API server rejects a request that the authorizer doesn't allow.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.2/staging/src/k8s.io/apiserver/pkg/endpoints/handlers/responsewriters/errors.go
 */
export function refusedQuestion(message: string): RefusedQuestion | undefined {
  const [, verb, kind, what, rest] = QUESTION.exec(message) ?? [];
  if (verb === undefined) {
    return refusedLongAgo(message);
  }
  if (kind === 'path') {
    return { verb, access: { permission: { verb, nonResourceURL: unquote(what) } } };
  }
  const [, apiGroup = '""', namespace] = PLACE.exec(rest) ?? [];
  const [, name = '""'] = OBJECT.exec(message) ?? [];
  const resourceName = unquote(name);
  return {
    verb,
    access: {
      ...namespace === undefined ? {} : { namespace: unquote(namespace) },
      permission: { verb, apiGroup: unquote(apiGroup), resource: unquote(what), ...resourceName === '' ? {} : { resourceName } },
    },
  };
}

/** Reads the question as Kubernetes wrote it up to 1.11: `User "ana" cannot get pods.metrics.k8s.io in the namespace "argo"`. */
function refusedLongAgo(message: string): RefusedQuestion | undefined {
  const [, verb, resource, apiGroup = '', subresource = '', namespace] = OLD_QUESTION.exec(message) ?? [];
  const [, name = '""'] = OBJECT.exec(message) ?? [];
  const resourceName = unquote(name);
  return verb === undefined ? undefined : {
    verb,
    access: {
      ...namespace === undefined ? {} : { namespace: unquote(namespace) },
      permission: { verb, apiGroup: apiGroup.slice(1), resource: `${resource}${subresource}`, ...resourceName === '' ? {} : { resourceName } },
    },
  };
}

const QUOTED = '"(?:[^"\\\\]|\\\\.)*"';
const OBJECT = new RegExp(`^\\S+ (${QUOTED}) is forbidden: `);
const QUESTION = new RegExp(`(?:^|forbidden: )User ${QUOTED} cannot (\\S*) (resource|path) (${QUOTED})(.*)`, 's');
const OLD_QUESTION = new RegExp(`(?:^|forbidden: )User ${QUOTED} cannot (\\S+) ([a-z0-9-]+)(\\.[a-z0-9.-]+)?(/[a-z]+)? (?:in the namespace (${QUOTED})|at the cluster scope)`);
const PLACE = new RegExp(`^ in API group (${QUOTED}) (?:in the namespace (${QUOTED})|at the cluster scope)`);

/** Reads what Go has quoted; what JSON has no escape for stays as it is. */
function unquote(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}
