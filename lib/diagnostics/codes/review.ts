import { CodeTable } from '../code-table';

/** Input of a review: acknowledgements, and an earlier report. */
export const REVIEW_CODES = {
  'review/invalid-acknowledgement': { severity: 'error', summary: 'An entry of an acknowledgement file lacks its check, its subject or its reason, or has an invalid one.' },
  'review/invalid-annotation': { severity: 'warning', summary: "An annotation that acknowledges a finding can't be read, so it has no effect." },
  'review/invalid-baseline': { severity: 'error', summary: "The baseline isn't a report that review has printed as JSON." },
  'review/invalid-property': { severity: 'error', summary: "The review of an app is given a property that it doesn't have, or a wrong value." },
  'review/void-acknowledgement': { severity: 'warning', summary: 'An acknowledgement has no effect: it has expired, or nothing is found that it covers.' },
} as const satisfies CodeTable<'review'>;
