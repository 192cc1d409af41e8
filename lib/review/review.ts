import { DraftedReview } from './drafted-review';
import { ReviewReport } from './report/review-report';
import { ReviewOptions } from './review-options';
import { EffectiveAccess } from '../access/effective-access';

/** Finds what is dangerous, dead or careless in who may do what. */
export function review(access: EffectiveAccess, options: ReviewOptions = {}): ReviewReport {
  return new DraftedReview(access, options).report();
}
