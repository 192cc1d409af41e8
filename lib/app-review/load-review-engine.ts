/**
 * Loads the review when a program uses it: with its checks, it is as large as all other exports together. An ES module that imports anything
 * of the package makes Node.js load every export.
 */
export function loadReviewEngine(): typeof import('./review-engine') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./review-engine') as typeof import('./review-engine');
}
