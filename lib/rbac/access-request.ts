import { entriesMatchingGroup, entriesMatchingRequest, entriesMatchingVerb } from './wildcards';
import { formatIssue } from '../diagnostics/format-diagnostic';
import { issue } from '../diagnostics/issue';
import { quote } from '../diagnostics/printable-text';

/** The parts of a request for a resource, as the authorizer sees them. */
export interface ResourceRequestProps {
  /** The API verb, for example `list`. */
  readonly verb: string;

  /** The resource in plural, for example `pods`. */
  readonly resource: string;

  /**
   * The API group.
   *
   * @default - the core group
   */
  readonly apiGroup?: string;

  /**
   * The subresource, for example `log`.
   *
   * @default - none
   */
  readonly subresource?: string;

  /**
   * The name the request carries.
   *
   * A POST, a list, a watch and a deletecollection carry none, except for a list or watch with the field
   * selector `metadata.name=NAME`. On a subresource, and in the create check of a server-side
   * apply, `create` carries one too.
   *
   * @default - none
   */
  readonly name?: string;
}

/**
 * One request to the API server, to be checked against a set of permissions.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authorization/#review-your-request-attributes
 */
export class AccessRequest {
  /**
   * Describes a request for a resource.
   *
   * @param props The verb, the resource and, where the request carries them, group, subresource and name.
   * @throws when the resource holds a slash: a request names its subresource apart
   */
  public static resource(props: ResourceRequestProps): AccessRequest {
    const slash = props.resource.indexOf('/');
    if (slash >= 0) {
      const [resource, subresource] = [props.resource.slice(0, slash), props.resource.slice(slash + 1)];
      throw new Error(formatIssue(issue('rbac/subresource-in-resource', 'resource', `${quote(props.resource)} isn't the resource of a request.`,
        `Write the resource ${quote(resource)} and the subresource ${quote(subresource)}.`)));
    }
    return new AccessRequest({
      kind: 'resource',
      verbs: entriesMatchingVerb(props.verb),
      apiGroups: entriesMatchingGroup(props.apiGroup ?? ''),
      resources: entriesMatchingRequest(props.resource, props.subresource ?? ''),
      name: props.name ?? '',
    });
  }

  /**
   * Describes a request for a path that isn't a resource.
   *
   * @param verb The HTTP method in lower case, for example `get`.
   * @param path The path, for example `/metrics`.
   */
  public static nonResourceUrl(verb: string, path: string): AccessRequest {
    return new AccessRequest({ kind: 'url', verbs: entriesMatchingVerb(verb), path });
  }

  private constructor(
    /** @internal */
    public readonly _wanted: WantedEntries,
  ) {}
}

/** The entries that let the request through when a rule has one of each. */
export type WantedEntries = WantedResourceEntries | WantedUrlEntries;

export interface WantedResourceEntries {
  readonly kind: 'resource';
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly name: string;
}

export interface WantedUrlEntries {
  readonly kind: 'url';
  readonly verbs: readonly string[];
  readonly path: string;
}
