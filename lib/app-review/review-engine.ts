// A review runs and reports with these. `loadReviewEngine` loads them.
export { findingLine, reviewManifests } from './manifest-review';
export { checkOf, findCheck } from '../review/checks/check-table';
export { acknowledgementAnnotation } from '../review/decisions/acknowledgement-annotation';
export { isDay } from '../review/decisions/decision-file';
export { countsText, grantText, titleText, wayText } from '../review/report/finding-text';
export { failsGate } from '../review/report/review-gate';
