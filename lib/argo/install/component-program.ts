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

/** Where a shell begins another command. */
const SEPARATORS = /&&|\|\||[;|&\n(){}]/;

/** Programs that run the one which follows, its options aside. */
const WRAPPERS: ReadonlySet<string> = new Set(['exec', 'env', 'tini', 'dumb-init', 'catatonit']);

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'busybox']);

/** Returns the component that a container runs, by its command, and by its image where it has none. */
export function componentRunIn({ image, command, args }: PlainObject): RunningComponent | undefined {
  const [given, following] = [entriesOf(command).map(String), entriesOf(args).map(String)];
  const program = PROGRAMS.get(baseName(String(image).replace(/@.*$/, '').replace(/:[^/]*$/, '')));
  return componentOf(given.length > 0 ? [...given, ...following] : program === undefined ? following : [program, ...following]);
}

/** Returns the component that a line of words runs. */
function componentOf([first = '', ...rest]: readonly string[]): RunningComponent | undefined {
  const program = baseName(first);
  if (program === CONTROLLER) {
    return 'controller';
  }
  if (program === CLI) {
    return rest.find((word) => word === SERVER || OTHER_COMMANDS.has(word)) === SERVER ? 'server' : undefined;
  }
  if (SHELLS.has(program)) {
    return rest.flatMap((text) => text.split(SEPARATORS)).map((line) => componentOf(wordsOf(line))).find((component) => component !== undefined);
  }
  return WRAPPERS.has(program) ? componentOf(rest.slice(rest.findIndex((word) => !word.startsWith('-') && !word.includes('=')))) : undefined;
}

/** The words of a command in a shell, without the variables that are set for it. */
function wordsOf(line: string): string[] {
  const words = line.replace(/["']/g, '').split(/\s+/).filter((word) => word !== '');
  return words.slice(Math.max(0, words.findIndex((word) => !/^\w+=/.test(word))));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
