import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { basename, join } from 'path';
import { sourceFolder } from './go-build';

/** How often one branch of Kubernetes' code was taken. */
export interface BranchCount {
  readonly file: string;
  readonly function: string;
  readonly line: number;
  /** The line of source that the branch begins after or with. */
  readonly source: string;
  readonly count: number;
}

/** What is asked: about rules, about who is allowed what by the objects of a cluster, or whether an object is valid. */
export type Question = 'rules' | 'access' | 'validation';

/** Kubernetes' code whose branches are counted, and the functions of it that answer our questions. */
const COUNTED_FUNCTIONS: Record<string, { readonly question: Question; readonly module: string; readonly functions: readonly string[] }> = {
  'k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac/rbac.go': {
    question: 'rules',
    module: 'k8s.io/kubernetes',
    functions: ['RulesAllow', 'RuleAllows'],
  },
  'k8s.io/kubernetes/pkg/apis/rbac/v1/evaluation_helpers.go': {
    question: 'rules',
    module: 'k8s.io/kubernetes',
    functions: ['VerbMatches', 'APIGroupMatches', 'ResourceMatches', 'ResourceNameMatches', 'NonResourceURLMatches'],
  },
  'k8s.io/component-helpers/auth/rbac/validation/policy_comparator.go': {
    question: 'rules',
    module: 'k8s.io/component-helpers',
    functions: [
      'Covers', 'BreakdownRule', 'has', 'hasAll', 'resourceCoversAll', 'nonResourceURLsCoversAll', 'nonResourceURLCovers', 'ruleCovers',
    ],
  },
  'k8s.io/kubernetes/pkg/registry/rbac/validation/rule.go': {
    question: 'access',
    module: 'k8s.io/kubernetes',
    functions: ['VisitRulesFor', 'GetRoleReferenceRules', 'appliesTo', 'appliesToUser', 'has'],
  },
  'k8s.io/kubernetes/pkg/apis/rbac/validation/validation.go': {
    question: 'validation',
    module: 'k8s.io/kubernetes',
    functions: [
      'ValidateRole', 'ValidateClusterRole', 'ValidatePolicyRule', 'ValidateRoleBinding', 'ValidateClusterRoleBinding', 'ValidateRoleBindingSubject',
    ],
  },
};

/** Branches that nobody can reach through the public functions, or with objects that Kubernetes takes. */
const UNREACHABLE = [
  // Covers asks about one resource at a time; when that one is among the owner's, the function has returned before.
  'policy_comparator.go:116  if has(setResources, path) {',
  // The lists of objects that the oracle gives are always there, and a missing role doesn't end the visit of the others.
  'rule.go:180  if clusterRoleBindings, err := r.clusterRoleBindingLister.ListClusterRoleBindings(ctx); err != nil {',
  'rule.go:181  if !visitor(nil, nil, err) {',
  'rule.go:193  if !visitor(nil, nil, err) {',
  'rule.go:209  if roleBindings, err := r.roleBindingLister.ListRoleBindings(ctx, namespace); err != nil {',
  'rule.go:210  if !visitor(nil, nil, err) {',
  'rule.go:222  if !visitor(nil, nil, err) {',
  // Validation refuses other kinds of roles and subjects, and accounts without a namespace in a ClusterRoleBinding.
  'rule.go:256  default:',
  'rule.go:296  if len(saNamespace) == 0 {',
  'rule.go:301  default:',
];

/** Where a branch is, for people. */
export function branchTitle({ file, line, source }: BranchCount): string {
  return `${file}:${line}  ${source}`;
}

/** Reads the counters of the code that answers these questions, as the oracle left them, branch by branch in the order of the source. */
export function readBranchCounts(countersFolder: string, questions: readonly Question[]): BranchCount[] {
  const profile = join(countersFolder, 'profile.txt');
  execFileSync('go', ['tool', 'covdata', 'textfmt', `-i=${countersFolder}`, `-o=${profile}`]);
  const paths = Object.keys(COUNTED_FUNCTIONS).filter((path) => questions.includes(COUNTED_FUNCTIONS[path].question));
  const sources = new Map(paths.map((path) => [path, readSource(path)]));
  return readFileSync(profile, 'utf8').split('\n').flatMap((entry) => {
    const [, path, line, count] = /^(.*):(\d+)\.\d+,\d+\.\d+ \d+ (\d+)$/.exec(entry) ?? [];
    const source = sources.get(path)?.[Number(line) - 1];
    return source === undefined ? [] : [{ file: basename(path), ...source, line: Number(line), count: Number(count) }];
  }).filter((branch) => !UNREACHABLE.includes(branchTitle(branch)));
}

interface SourceLine {
  readonly function: string;
  readonly source: string;
}

/** The lines of a file; undefined outside the counted functions. */
function readSource(path: string): (SourceLine | undefined)[] {
  const { module, functions } = COUNTED_FUNCTIONS[path];
  let current = '';
  return readFileSync(join(sourceFolder('kubernetes', module), path.slice(module.length + 1)), 'utf8').split('\n').map((line) => {
    current = /^func (?:\([^)]*\) )?(\w+)/.exec(line)?.[1] ?? current;
    return functions.includes(current) ? { function: current, source: line.trim() } : undefined;
  });
}
