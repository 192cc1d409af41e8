import { GrantStatement } from './grant-statement';
import { NonResourceUrlGrant } from './non-resource-url-grant';
import { ResourceScope } from './resource-info';
import { urlIssues } from './url-issues';

/**
 * Paths of the API server that aren't resources, for example `/metrics`: only a cluster role can grant them.
 *
 * Not a grant yet: choose at least one verb.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb
 */
export class NonResourceUrls {
  /**
   * Names the paths.
   *
   * @param url A path with its leading slash and without a star.
   * @param more More paths.
   */
  public static of(url: string, ...more: string[]): NonResourceUrls {
    return new NonResourceUrls([...new Set([url, ...more])]);
  }

  private constructor(
    /** The paths. */
    public readonly urls: string[],
  ) {}

  /** Allows GET requests. */
  public get(): NonResourceUrlGrant {
    return this.grant('get');
  }

  /** Allows HEAD requests. */
  public head(): NonResourceUrlGrant {
    return this.grant('head');
  }

  /** Allows OPTIONS requests. */
  public options(): NonResourceUrlGrant {
    return this.grant('options');
  }

  /** Allows POST requests. */
  public post(): NonResourceUrlGrant {
    return this.grant('post');
  }

  /** Allows PUT requests. */
  public put(): NonResourceUrlGrant {
    return this.grant('put');
  }

  /** Allows PATCH requests. */
  public patch(): NonResourceUrlGrant {
    return this.grant('patch');
  }

  /** Allows DELETE requests. */
  public delete(): NonResourceUrlGrant {
    return this.grant('delete');
  }

  private grant(verb: string): NonResourceUrlGrant {
    return NonResourceUrlGrant._of(GrantStatement._of({
      rule: { nonResourceURLs: [...this.urls], verbs: [verb] },
      scope: ResourceScope.CLUSTER,
      reasons: [],
      check: (rule) => urlIssues(rule, { prefixes: false }),
    }));
  }
}
