import { Check } from './check';
import { kubernetes } from './references';
import { Severity } from './severity';

const AUDIT = kubernetes('Auditing', 'tasks/debug/debug-cluster/audit/');

function ofLog(severity: Severity, check: Pick<Check, 'id' | 'title' | 'why' | 'remedy'> & { readonly finds: string }): Check {
  const { finds, ...rest } = check;
  return { ...rest, severity: { cluster: severity, namespaced: severity }, condition: { kind: 'state', text: `With an audit log: ${finds}` }, references: [AUDIT], sureness: 'depends' };
}

/**
 * How what is granted compares with what an audit log shows to be used. Without a log, they find nothing. They also find nothing where the log
 * can't show it, or where a part of Argo Workflows or a workflow of the input is known to need what it doesn't show.
 */
export const USAGE_CHECKS: readonly Check[] = [
  ofLog('low', { id: 'L1', title: 'Rule that isn\'t used', finds: 'no request of the log needs the rule.', why: 'It may be needed for something that the log doesn\'t cover; if not, it is only a risk.', remedy: 'Remove the rule, if nothing needs it on other days either.' }),
  ofLog('low', { id: 'L2', title: 'Verb that isn\'t used', finds: 'no request of the log needs the verb of a rule that is used.', why: 'It may be needed for something that the log doesn\'t cover; if not, it is only a risk.', remedy: 'Remove the verb, if nothing needs it on other days either.' }),
  ofLog('medium', { id: 'L3', title: 'Wildcard that is used in part', finds: 'requests of the log need only a part of what a star means.', why: 'The rest of it is only a risk.', remedy: 'Write what is used in place of the star.' }),
  ofLog('high', { id: 'L4', title: 'Dangerous and not used', finds: 'a finding of A to G or M is critical or high, and no request of the log needs what it is based on. L1 and L2 don\'t list that again.', why: 'It is a risk without a known reason.', remedy: 'Remove it, if nothing needs it on other days either.' }),
  ofLog('info', { id: 'L5', title: 'Share of the grants that is used', finds: 'how much of what is granted the log needs.', why: 'A low share shows where to begin.', remedy: 'Begin with the subject that uses least.' }),
  ofLog('info', { id: 'L6', title: 'Denied requests', finds: 'requests of the subject were denied.', why: 'A permission is missing, or an attacker is trying.', remedy: 'Grant it, or find out who sends the requests.' }),
  ofLog('info', { id: 'L7', title: 'Allowed by another authorizer', finds: 'an authorizer that isn\'t RBAC allowed requests.', why: 'Another authorizer allows them, so removing the grant changes nothing.', remedy: 'Look at the other authorizer.' }),
];
