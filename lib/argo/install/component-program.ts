import { entriesOf, PlainObject } from '../../rbac/validation/plain-data';

/** A component of an install that runs as a workload, under an account of its own. */
export type RunningComponent = typeof RUNNING_COMPONENTS[number];

/** Every such component. */
export const RUNNING_COMPONENTS = ['controller', 'server'] as const;

const CONTROLLER = 'workflow-controller';
const CLI = 'argo';
const SERVER = 'server';

/** The programs that images run by themselves, by the last part of the name of an image: those of Argo and of Bitnami. To know another image, add a row. */
const PROGRAMS: ReadonlyMap<string, string> = new Map([
  ['workflow-controller', CONTROLLER], ['argo-workflow-controller', CONTROLLER], ['argocli', CLI], ['argo-workflow-cli', CLI],
]);

/** The other commands of the CLI, whose arguments may have the word `server`. */
const OTHER_COMMANDS: ReadonlySet<string> = new Set([
  'archive', 'auth', 'cluster-template', 'completion', 'convert', 'cp', 'cron', 'delete', 'executor-plugin', 'get', 'help', 'lint', 'list', 'logs', 'node',
  'resubmit', 'resume', 'retry', 'stop', 'submit', 'suspend', 'sync', 'template', 'terminate', 'version', 'wait', 'watch',
]);

/** The global options of the CLI whose value is the next word. */
const VALUED_OPTIONS: ReadonlySet<string> = new Set([
  '-n', '-s', '-H', '--namespace', '--argo-server', '--header', '--instanceid', '--loglevel', '--gloglevel', '--log-format', '--context', '--cluster', '--user', '--as',
  '--as-group', '--kubeconfig', '--server', '--token', '--username', '--password',
]);

/** Other programs: a container that runs one of them doesn't run the program of its image. A program that's in no table may start it. */
const OTHER_PROGRAMS: ReadonlySet<string> = new Set([
  'argocd', 'argoexec', 'aws', 'az', 'cat', 'chmod', 'chown', 'cp', 'curl', 'date', 'echo', 'false', 'find', 'gcloud', 'git', 'grep', 'helm', 'jq', 'kill', 'kubectl',
  'kustomize', 'ls', 'mkdir', 'mv', 'mysql', 'nc', 'node', 'oc', 'openssl', 'perl', 'pgrep', 'pkill', 'printf', 'psql', 'python', 'python3', 'rm', 'sed', 'sleep',
  'tail', 'tar', 'test', 'touch', 'true', 'wget', 'yq',
]);

/** Where a shell begins another command. */
const SEPARATORS = /&&|\|\||[;|&\n(){}]/;

/** Words of a shell before a command: its keywords, and the variables that are set for it. */
const BEFORE_COMMAND = /^(?:then|do|else|elif|if|while|until|!|\w+=.*)$/;

/** Programs that run the one which follows their options, and how many words they take before it. */
const WRAPPERS: ReadonlyMap<string, number> = new Map([
  ['exec', 0], ['env', 0], ['nohup', 0], ['nice', 0], ['tini', 0], ['dumb-init', 0], ['catatonit', 0], ['timeout', 1], ['su-exec', 1], ['gosu', 1], ['dlv', 1],
]);

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'busybox']);

/** The component that a command runs, if the command is known. */
type Run = RunningComponent | 'another program' | undefined;

/** Returns the component that a container runs, by its command, and by its image where it has none or an unknown one. */
export function componentRunIn({ image, command, args }: PlainObject): RunningComponent | undefined {
  const [given, following] = [entriesOf(command).map(String), entriesOf(args).map(String)];
  const program = PROGRAMS.get(baseName(String(image).replace(/@.*$/, '').replace(/:[^/]*$/, '')));
  const ofImage = program === undefined ? [] : [program];
  const run = (given.length > 0 ? runOf([...given, ...following]) : undefined) ?? runOf([...ofImage, ...given.slice(ofImage.length), ...following]);
  return run === 'another program' ? undefined : run;
}

/** Returns what a line of words runs, its wrappers aside: a word after an option of a wrapper may be its value or the program. */
function runOf(words: readonly string[]): Run {
  let operands = 0;
  for (let i = 0; i < words.length; i++) {
    const [word, before] = [words[i], words[i - 1] ?? ''];
    const taken = WRAPPERS.get(baseName(word));
    if (taken !== undefined) {
      operands = words[i + 1]?.startsWith('-') ? taken : 0;
      i += taken - operands;
    } else if (i === 0 || !word.startsWith('-') && !word.includes('=')) {
      const run = runOfProgram(baseName(word), words.slice(i + 1));
      const maybeValue = before.startsWith('-') && before !== '--';
      if (run !== undefined || !maybeValue && operands-- <= 0) {
        return run;
      }
    }
  }
  return undefined;
}

/** Returns what a program with these arguments runs. */
function runOfProgram(program: string, args: readonly string[]): Run {
  if (program === CONTROLLER) {
    return 'controller';
  }
  if (program === CLI) {
    const isCommand = (word: string) => word === SERVER || OTHER_COMMANDS.has(word);
    return args.find((word, i) => isCommand(word) && !VALUED_OPTIONS.has(args[i - 1])) === SERVER ? 'server' : 'another program';
  }
  if (SHELLS.has(program)) {
    const lines = args.flatMap((text) => text.replace(/\\\n/g, ' ').split(SEPARATORS)).map(wordsOf).filter((words) => words.length > 0);
    const runs = lines.map(runOf);
    const isScript = args.some((word) => /^-\w*c$/.test(word)) ? runs.at(-1) === undefined && isPath(lines.at(-1))
      : args.length > 0 && !runs.includes('another program');
    return runs.find((run) => run !== undefined && run !== 'another program') ?? (isScript ? undefined : 'another program');
  }
  return OTHER_PROGRAMS.has(program) ? 'another program' : undefined;
}

/** Whether a command, its wrappers aside, is the path of a script that may start the program of the image. */
function isPath(words: readonly string[] = []): boolean {
  return words.find((word) => !WRAPPERS.has(word))?.includes('/') === true;
}

/** The words of a command in a shell, from its program on. */
function wordsOf(line: string): string[] {
  const words = line.replace(/["']/g, '').split(/\s+/).filter((word) => word !== '');
  return words.slice(Math.max(0, words.findIndex((word) => !BEFORE_COMMAND.test(word))));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
