import { ArgoFeature } from '../../lib';
import { parseFeature } from '../../lib/cli/feature-names';
import { FEATURE_OF_MEMBER } from '../argo/install/example-features';

/** What a word can't say: these take more than names. */
const NOT_OFFERED = ['semaphoresIn', 'webhooks'];

/** `CRON_WORKFLOWS` and `cronWorkflows` are both `cron-workflows`. */
function wordOf(member: string): string {
  return Object.keys(ArgoFeature).includes(member)
    ? member.toLowerCase().replaceAll('_', '-')
    : member.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const OFFERED = Object.entries(FEATURE_OF_MEMBER).filter(([member]) => !NOT_OFFERED.includes(member));

test.each(OFFERED)('the command takes %s, called as the member is', (member, feature) => {
  const names = Object.keys(ArgoFeature).includes(member) ? '' : '=my-name';
  expect(`${parseFeature(wordOf(member) + names)}`).toBe(`${feature}`);
});
