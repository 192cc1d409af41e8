import { IGrant } from './grant';
import { GrantStatement } from './grant-statement';

/** Verbs on paths that aren't resources. */
export class NonResourceUrlGrant implements IGrant {
  /** @internal */
  public static _of(statement: GrantStatement): NonResourceUrlGrant {
    return new NonResourceUrlGrant(statement);
  }

  private constructor(
    /** The granted rule and its reasons, as data. */
    public readonly statement: GrantStatement,
  ) {}

  /** Allows GET requests. */
  public get(): NonResourceUrlGrant {
    return new NonResourceUrlGrant(this.statement._with('get'));
  }

  /** Allows HEAD requests. */
  public head(): NonResourceUrlGrant {
    return new NonResourceUrlGrant(this.statement._with('head'));
  }

  /** Allows OPTIONS requests. */
  public options(): NonResourceUrlGrant {
    return new NonResourceUrlGrant(this.statement._with('options'));
  }

  /** Allows POST requests. */
  public post(): NonResourceUrlGrant {
    return new NonResourceUrlGrant(this.statement._with('post'));
  }

  /** Allows PUT requests. */
  public put(): NonResourceUrlGrant {
    return new NonResourceUrlGrant(this.statement._with('put'));
  }

  /** Allows PATCH requests. */
  public patch(): NonResourceUrlGrant {
    return new NonResourceUrlGrant(this.statement._with('patch'));
  }

  /** Allows DELETE requests. */
  public delete(): NonResourceUrlGrant {
    return new NonResourceUrlGrant(this.statement._with('delete'));
  }

  /**
   * Says why this is granted.
   *
   * @param reason The reason, in a few words.
   */
  public because(reason: string): NonResourceUrlGrant {
    return new NonResourceUrlGrant(this.statement._because(reason));
  }
}
