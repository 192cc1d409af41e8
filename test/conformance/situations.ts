import { isUrlRequest, RequestData } from './request-data';
import { PolicyRule } from '../../lib/rbac/policy-rule';

/** Something about a rule and a request that decides the verdict inside a condition, where branch counters do not look. */
interface Situation {
  readonly title: string;
  readonly holds: (rule: PolicyRule, request: RequestData) => boolean;
}

function onResource(holds: (resource: string, sub: string, combined: string) => boolean): Situation['holds'] {
  return ({ resources = [] }, request) => !isUrlRequest(request) && resources.some((resource) =>
    holds(resource, request.subresource, request.subresource === '' ? request.resource : `${request.resource}/${request.subresource}`));
}

function onUrl(holds: (url: string, path: string) => boolean): Situation['holds'] {
  return ({ nonResourceURLs = [] }, request) => isUrlRequest(request) && nonResourceURLs.some((url) => holds(url, request.path));
}

function onName(holds: (names: readonly string[], name: string) => boolean): Situation['holds'] {
  return ({ resourceNames = [] }, request) => !isUrlRequest(request) && holds(resourceNames, request.name);
}

const fitsAnyResource = (resource: string, sub: string) => resource === `*/${sub}`;
const sameLength = (resource: string, sub: string) => sub !== '' && resource.length === sub.length + 2;

/** The parts of conditions that Kubernetes' matcher joins with `&&`, and the wildcards that are none. */
export const SITUATIONS: readonly Situation[] = [
  { title: 'a resource in a rule for URLs', holds: ({ nonResourceURLs }, request) => nonResourceURLs !== undefined && !isUrlRequest(request) },
  { title: 'a URL in a rule for resources', holds: ({ resources }, request) => resources !== undefined && isUrlRequest(request) },
  { title: '*/sub fits the subresource', holds: onResource((resource, sub) => sub !== '' && fitsAnyResource(resource, sub)) },
  { title: '*/ where no subresource is asked for', holds: onResource((resource, sub) => sub === '' && resource === '*/') },
  { title: '*/other of the same length', holds: onResource((resource, sub) => sameLength(resource, sub) && /^\*\/(?!$)/.test(resource) && !fitsAnyResource(resource, sub)) },
  { title: 'no star before the subresource, same length', holds: onResource((resource, sub) => sameLength(resource, sub) && !resource.startsWith('*/')) },
  { title: 'pods/* is text', holds: onResource((resource, sub, combined) => resource === 'pods/*' && combined.startsWith('pods/') && sub !== '*') },
  { title: 'pods/* asked for by that text', holds: onResource((resource, _, combined) => resource === 'pods/*' && combined === resource) },
  { title: '*/* is text', holds: onResource((resource, sub, combined) => resource === '*/*' && combined.includes('/') && sub !== '*') },
  { title: 'a subresource with a slash', holds: onResource((_, sub) => sub.includes('/')) },
  { title: 'a rule with names, a request without', holds: onName((names, name) => names.length > 0 && !names.includes('') && name === '') },
  { title: 'a rule with the empty name, a request without', holds: onName((names, name) => names.includes('') && name === '') },
  { title: 'a star among the names is text', holds: onName((names, name) => names.includes('*') && !names.includes(name)) },
  { title: 'a prefix fits the path', holds: onUrl((url, path) => url.length > 1 && url.endsWith('*') && path.startsWith(url.replace(/\*+$/, ''))) },
  { title: 'a prefix does not fit the path', holds: onUrl((url, path) => url.endsWith('*') && !path.startsWith(url.replace(/\*+$/, ''))) },
  { title: 'several stars at the end', holds: onUrl((url, path) => url.endsWith('**') && path.startsWith(url.replace(/\*+$/, ''))) },
  { title: 'a prefix would fit but has no star', holds: onUrl((url, path) => !url.endsWith('*') && path.startsWith(url) && path !== url) },
  { title: 'a star in the middle is text', holds: onUrl((url, path) => /\*[^*]/.test(url) && url !== path) },
];

/** Counts how often each situation came up. */
export class SituationCounts {
  private readonly counts = new Map(SITUATIONS.map(({ title }) => [title, 0]));

  public add(rules: readonly PolicyRule[], request: RequestData): void {
    for (const { title, holds } of SITUATIONS) {
      if (rules.some((rule) => holds(rule, request))) {
        this.counts.set(title, (this.counts.get(title) ?? 0) + 1);
      }
    }
  }

  public entries(): [string, number][] {
    return [...this.counts];
  }
}
