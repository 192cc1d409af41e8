import { entriesOf, membersOf, PlainObject } from '../../rbac/validation/plain-data';

/** The texts that Go reads as true. */
const TRUE: ReadonlySet<string> = new Set(['1', 't', 'T', 'true', 'TRUE', 'True']);

/** A reference to a variable, which Kubernetes or a shell replaces. */
const REFERENCE = /\$\((\w+)\)|\$\{(\w+)\}|\$(\w+)/g;

/** The option of a shell that a program follows. */
const SHELL_PROGRAM = /^-[a-z]*c$/;

/** The flags of a component, which variables of its environment set, too: `ARGO_AUTH_MODE` for `--auth-mode`. */
export class ComponentFlags {
  private readonly words: readonly string[];

  /** The variables of the environment; nothing as the value of one that comes from elsewhere. */
  private readonly variables = new Map<string, string | undefined>();

  constructor({ command, args, env }: PlainObject) {
    for (const { name, value, valueFrom } of entriesOf(env).map(membersOf)) {
      this.variables.set(String(name), typeof value === 'string' ? this.expand(value) : valueFrom === undefined ? '' : undefined);
    }
    const words = [...entriesOf(command), ...entriesOf(args)].map(String);
    this.words = words.flatMap((word, index) => SHELL_PROGRAM.test(words[index - 1] ?? '') ? word.replace(/["']/g, '').split(/\s+/) : [word])
      .map((word) => this.expand(word).replace(/^-e(?==|$)/, '--secure')); // its short form
  }

  /** The values of a flag that may be repeated. */
  public values(flag: string): string[] {
    const given = this.words.flatMap((word, index) =>
      word === `--${flag}` ? [this.words[index + 1] ?? ''] : word.startsWith(`--${flag}=`) ? [word.slice(flag.length + 3)] : []);
    const variable = this.variable(variableOf(flag));
    return given.length > 0 || variable === undefined ? given : [variable];
  }

  /** Whether the input doesn't show a value of a flag, since it comes from elsewhere. */
  public isUnknown(flag: string): boolean {
    const values = this.values(flag);
    const variable = variableOf(flag);
    return values.some((value) => value.includes('$')) || values.length === 0 && this.variables.has(variable) && this.variable(variable) === undefined;
  }

  /** Whether a flag of a boolean is on. The last one counts, as for the components. */
  public isOn(flag: string, byDefault = false): boolean {
    const word = this.words.filter((each) => each === `--${flag}` || each.startsWith(`--${flag}=`)).pop();
    const text = word === undefined ? this.variable(variableOf(flag)) : word.split('=')[1] ?? 'true';
    return text === undefined ? byDefault : TRUE.has(text);
  }

  /** The value of a variable of the environment. */
  public variable(name: string): string | undefined {
    return this.variables.get(name);
  }

  /** Replaces references to variables whose values are known. */
  private expand(text: string): string {
    return text.replace(REFERENCE, (reference, ...[ofKubernetes, braced, plain]: (string | undefined)[]) => this.variables.get(ofKubernetes ?? braced ?? plain ?? '') ?? reference);
  }
}

/** The variable of the environment that sets a flag. */
function variableOf(flag: string): string {
  return `ARGO_${flag.toUpperCase().replace(/-/g, '_')}`;
}
