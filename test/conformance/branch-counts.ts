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

/** Kubernetes' code whose branches are counted, and the functions of it that answer our questions. */
const COUNTED_FUNCTIONS: Record<string, { readonly module: string; readonly functions: readonly string[] }> = {
  'k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac/rbac.go': {
    module: 'k8s.io/kubernetes',
    functions: ['RulesAllow', 'RuleAllows'],
  },
  'k8s.io/kubernetes/pkg/apis/rbac/v1/evaluation_helpers.go': {
    module: 'k8s.io/kubernetes',
    functions: ['VerbMatches', 'APIGroupMatches', 'ResourceMatches', 'ResourceNameMatches', 'NonResourceURLMatches'],
  },
  'k8s.io/component-helpers/auth/rbac/validation/policy_comparator.go': {
    module: 'k8s.io/component-helpers',
    functions: [
      'Covers', 'BreakdownRule', 'has', 'hasAll', 'resourceCoversAll', 'nonResourceURLsCoversAll', 'nonResourceURLCovers', 'ruleCovers',
    ],
  },
  'k8s.io/kubernetes/pkg/apis/rbac/validation/validation.go': {
    module: 'k8s.io/kubernetes',
    functions: [
      'ValidateRole', 'ValidateClusterRole', 'ValidatePolicyRule', 'ValidateRoleBinding', 'ValidateClusterRoleBinding', 'ValidateRoleBindingSubject',
    ],
  },
};

/** The file of Kubernetes' that validates; the others match and compare. */
export const VALIDATION_FILE = 'validation.go';

/** Branches that nobody can reach through the public functions. */
const UNREACHABLE = [
  // Covers asks about one resource at a time; when that one is among the owner's, the function has returned before.
  'policy_comparator.go:116  if has(setResources, path) {',
];

/** Where a branch is, for people. */
export function branchTitle({ file, line, source }: BranchCount): string {
  return `${file}:${line}  ${source}`;
}

/** Reads the counters that the oracle left, branch by branch in the order of the source. */
export function readBranchCounts(countersFolder: string): BranchCount[] {
  const profile = join(countersFolder, 'profile.txt');
  execFileSync('go', ['tool', 'covdata', 'textfmt', `-i=${countersFolder}`, `-o=${profile}`]);
  const sources = new Map(Object.keys(COUNTED_FUNCTIONS).map((path) => [path, readSource(path)]));
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
