import { SharedCandidates } from './conditions/shared-candidates';
import { SharedQuestions } from './holdings/question';
import { Role } from '../access/access-object';

/** The common parts of the reviews of two states. Each is found once. */
export class SharedReview {
  public readonly questions = new SharedQuestions();
  public readonly candidates = new SharedCandidates();

  /** @param commonRoles The roles of both states of whose rules the same is found, which isn't reported. */
  constructor(public readonly commonRoles: ReadonlySet<Role>) {}
}
