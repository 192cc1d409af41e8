/* eslint-disable no-bitwise -- a set of requests is a number, one bit each */
import { PolicyRule } from '../../lib/rbac/policy-rule';

/**
 * What Kubernetes' authorizer does with a rule, word for word and as slow as it likes: the judge of the algebra.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/apis/rbac/v1/evaluation_helpers.go
 */
export type Request = ResourceRequest | UrlRequest;

export interface ResourceRequest {
  readonly verb: string;
  readonly apiGroup: string;
  readonly resource: string;
  readonly subresource: string;
  readonly name: string;
}

export interface UrlRequest {
  readonly verb: string;
  readonly path: string;
}

export const isUrlRequest = (request: Request): request is UrlRequest => 'path' in request;

const verbMatches = (entry: string, { verb }: Request): boolean => entry === '*' || entry === verb;

const groupMatches = (entry: string, request: Request): boolean =>
  !isUrlRequest(request) && (entry === '*' || entry === request.apiGroup);

const resourceMatches = (entry: string, request: Request): boolean => {
  if (isUrlRequest(request)) {
    return false;
  }
  const { resource, subresource } = request;
  const combined = subresource === '' ? resource : `${resource}/${subresource}`;
  return entry === '*' || entry === combined || (subresource !== '' && entry === `*/${subresource}`);
};

const nameMatches = (entry: string, request: Request): boolean => !isUrlRequest(request) && entry === request.name;

const urlMatches = (entry: string, request: Request): boolean =>
  isUrlRequest(request) && (entry === request.path || (entry.endsWith('*') && request.path.startsWith(entry.replace(/\*+$/, ''))));

/** Requests as the bits of a number: what a rule allows is found by a few operations on it, not request by request. */
export class ReferenceAuthorizer {
  private readonly masks = new Map<string, bigint>();

  constructor(public readonly requests: readonly Request[]) {}

  /** The requests that the rules allow, one bit each. */
  public allowed(rules: readonly PolicyRule[]): bigint {
    return rules.reduce((bits, rule) => bits | this.allowedBy(rule), 0n);
  }

  private allowedBy({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): bigint {
    const target = nonResourceURLs.length > 0
      ? this.matchingAny('url', urlMatches, nonResourceURLs)
      : this.matchingAny('group', groupMatches, apiGroups)
        & this.matchingAny('resource', resourceMatches, resources)
        & (resourceNames.length === 0 ? -1n : this.matchingAny('name', nameMatches, resourceNames));
    return target & this.matchingAny('verb', verbMatches, verbs);
  }

  private matchingAny(part: string, matches: (entry: string, request: Request) => boolean, entries: readonly string[]): bigint {
    return entries.reduce((bits, entry) => bits | this.matching(part, matches, entry), 0n);
  }

  private matching(part: string, matches: (entry: string, request: Request) => boolean, entry: string): bigint {
    const key = `${part} ${entry}`;
    const known = this.masks.get(key) ?? this.requests.reduce((bits, request, i) => (matches(entry, request) ? bits | (1n << BigInt(i)) : bits), 0n);
    this.masks.set(key, known);
    return known;
  }
}
