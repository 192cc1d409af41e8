import { ACCOUNT_EXAMPLES } from './checks/accounts';
import { ARGO_EXAMPLES } from './checks/argo';
import { AVAILABILITY_EXAMPLES } from './checks/availability';
import { DEAD_RULE_EXAMPLES } from './checks/dead-rules';
import { Example, ExampleTable, SORTS } from './checks/examples';
import { EXTENSION_EXAMPLES } from './checks/extension';
import { HOLDER_EXAMPLES } from './checks/holders';
import { IMPERSONATION_EXAMPLES } from './checks/impersonation';
import { NETWORK_STORAGE_EXAMPLES } from './checks/network-storage';
import { NODE_EXAMPLES } from './checks/nodes';
import { ROLE_WRITE_EXAMPLES } from './checks/role-writes';
import { SECRET_EXAMPLES } from './checks/secrets';
import { WORKLOAD_EXAMPLES } from './checks/workloads';
import { reviewText } from './review-input';
import { inferAccess } from '../../lib/inference/infer-access';
import { CheckId } from '../../lib/review/checks/check';
import { CHECKS } from '../../lib/review/checks/check-table';

const SUBJECTS: Readonly<Record<string, ExampleTable>> = {
  'role writes': ROLE_WRITE_EXAMPLES,
  'impersonation': IMPERSONATION_EXAMPLES,
  'holders': HOLDER_EXAMPLES,
  'secrets': SECRET_EXAMPLES,
  'workloads': WORKLOAD_EXAMPLES,
  'nodes': NODE_EXAMPLES,
  'extension': EXTENSION_EXAMPLES,
  'network and storage': NETWORK_STORAGE_EXAMPLES,
  'availability': AVAILABILITY_EXAMPLES,
  'dead rules': DEAD_RULE_EXAMPLES,
  'accounts': ACCOUNT_EXAMPLES,
  'Argo Workflows': ARGO_EXAMPLES,
};

/** Checks whose findings are always listed with those of others. */
const FOLDED: ReadonlySet<CheckId> = new Set(['A12', 'B7', 'M14']);

/** Checks that are the reason for the severity of others, whose findings name them. */
const REASONS: ReadonlySet<CheckId> = new Set(['C12', 'M13']);

/** What the check finds, in the words of the examples. */
function found(id: CheckId, [text, , options]: Example): string {
  const findings = reviewText(text, id === 'M18' ? { studies: inferAccess([{ file: 'input.yaml', text }], {}).studies } : options).findings.filter(({ expected }) => expected !== true);
  const own = REASONS.has(id) ? findings.find(({ why }) => why.includes(`(${id})`))
    : findings.find(({ check }) => check === id) ?? findings.find(({ folded }) => folded.includes(id));
  return own === undefined ? 'nothing' : `${own.severity} ${own.subject} ${own.where}${own.check === id || REASONS.has(id) ? '' : ` by ${own.check}`}`;
}

const ROWS = Object.entries(SUBJECTS).flatMap(([subject, table]) => (Object.keys(table) as CheckId[]).flatMap((id) =>
  SORTS.flatMap((sort) => {
    const examples = table[id]?.[sort] ?? 'nothing';
    return typeof examples === 'string' ? [] : [{ subject, id, sort, examples }];
  })));

/** What only an audit log shows is tested with one. */
const ELSEWHERE: ReadonlySet<CheckId> = new Set(['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7']);

test('every check has examples of each sort, or a reason why there can be none', () => {
  const missing = CHECKS.filter(({ id }) => !ELSEWHERE.has(id)).flatMap(({ id }) => {
    const examples = Object.values(SUBJECTS).find((table) => table[id] !== undefined)?.[id];
    return SORTS.filter((sort) => examples?.[sort] === undefined || examples[sort].length === 0).map((sort) => `${id}: ${sort}`);
  });
  expect(missing).toEqual([]);
});

test('every check finds something in an example of its own, and nothing in another one', () => {
  const everywhere = CHECKS.filter(({ id }) => !ELSEWHERE.has(id)).flatMap(({ id }) => {
    const examples = ROWS.filter((row) => row.id === id).flatMap((row) => row.examples.map(([, expected]) => expected));
    const own = examples.some((expected) => expected !== 'nothing' && (!expected.includes(' by ') || FOLDED.has(id)));
    return own && examples.includes('nothing') ? [] : [id];
  });
  expect(everywhere).toEqual([]);
});

test.each(ROWS)('$subject: $id, $sort', ({ id, examples }) => {
  expect(examples.map((example) => `${example[0]}\n=> ${found(id, example)}`)).toEqual(examples.map(([text, expected]) => `${text}\n=> ${expected}`));
});
