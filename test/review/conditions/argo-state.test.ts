import { ruled, server } from '../checks/manifest-texts';
import { reviewText } from '../review-input';

test('a rule of single sign-on that does not parse is found at its line', () => {
  const rule = ruled('argo/a', "('x' in groups").replace('annotations: {', 'annotations: {\n ');
  const { findings } = reviewText(server('--auth-mode=sso') + rule);
  const places = findings.filter(({ check }) => check === 'M15').flatMap((finding) => finding.places);
  const line = (server('--auth-mode=sso') + rule).split('\n').findIndex((text) => text.includes('rbac-rule:')) + 1;
  expect(places.map((place) => place.kind === 'file' ? place.line : undefined)).toEqual([line]);
});
