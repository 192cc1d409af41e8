import fc from 'fast-check';
import { EffectiveAccess } from '../../../lib/access/effective-access';
import { coverersOf } from '../../../lib/rbac/coverage';
import { ResourceScope } from '../../../lib/resources/resource-info';
import { HELD_CHECKS, questionsOf } from '../../../lib/review/conditions/held-checks';
import { Answers, hitsOf, Question, QuestionIndex } from '../../../lib/review/holdings/question';
import { accessOf } from '../../access/access-texts';
import { cluster } from '../random-cluster';

const QUESTIONS = [...questionsOf(HELD_CHECKS)];
const SCOPES = [ResourceScope.CLUSTER, ResourceScope.NAMESPACED];
const RUNS = { numRuns: 60, seed: 20261128 };

/** One index for all runs, so that what is shared between roles is met again in other company. */
const SHARED = new QuestionIndex(QUESTIONS);

function rolesOf(access: EffectiveAccess): ReturnType<EffectiveAccess['findRole']>[] {
  return [...access.objects.roles.map((role) => access.findRole(role)), access.findRole({ kind: 'ClusterRole', name: 'edit' })];
}

/** All that is answered to each question, in the order of the first answers, the questions by their position. */
function listed(answers: Answers): object[] {
  return [...new Set(answers.map(({ question }) => question))]
    .map((question) => ({ question: QUESTIONS.indexOf(question), hits: hitsOf(answers, question) }));
}

test('what roles that grant the same share is what each of them is found to grant by itself, in the same order', () => {
  fc.assert(fc.property(cluster, (texts) => {
    for (const role of rolesOf(accessOf(...texts))) {
      for (const scope of SCOPES) {
        const index = role.permissions(scope);
        expect(listed(SHARED.answers(role, scope))).toEqual(listed(new QuestionIndex(QUESTIONS).ask(index, scope)));
      }
    }
  }), RUNS);
});

test('a verb is found without a limit to names exactly where the rules cover it', () => {
  const isSimple = (question: Question) => !('find' in question) && !question.resource.endsWith('/*');
  fc.assert(fc.property(cluster, (texts) => {
    for (const role of rolesOf(accessOf(...texts))) {
      const index = role.permissions(ResourceScope.CLUSTER);
      const answers = SHARED.answers(role, ResourceScope.CLUSTER);
      const wrong = QUESTIONS.filter(isSimple).flatMap((question) => 'find' in question ? [] : question.verbs.filter((verb) => {
        const isFound = hitsOf(answers, question).some((hit) => hit.verb === verb && hit.names === undefined);
        return isFound !== coverersOf({ verb, apiGroup: question.apiGroup, resource: question.resource }, index).length > 0;
      }).map((verb) => `${verb} ${question.resource}`));
      expect(wrong).toEqual([]);
    }
  }), RUNS);
});
