import { Issue, issue } from '../../diagnostics/issue';
import { printable, quote } from '../../diagnostics/printable-text';
import { OperationUse } from '../needs/client/client-need';
import { CLIENT_OPTIONS, ClientOptionId, isOption, NAMES, OperationOptions, optionRow } from '../needs/client/client-options';
import { NameList } from '../needs/need';

/** The options that are on, each with the names that limit it. */
export type ChosenOptions = ReadonlyMap<ClientOptionId, readonly string[]>;

/** The options that were read. */
export interface ReadOptions {
  readonly chosen: ChosenOptions;

  /** The only objects that the operation acts on. */
  readonly names?: NameList;

  /** With the member as field. */
  readonly issues: readonly Issue[];
}

/** The options that change what an operation requests. An option that a use always or never has doesn't count for that use. */
export function optionsOf(uses: readonly OperationUse[]): ClientOptionId[] {
  const found = new Set(uses.flatMap(({ when, given = [], never = [], operation: { needs, spansNamespaces = false } }) => [
    ...when === undefined ? [] : [when],
    ...[
      ...needs.flatMap((need) => [...need.when ?? [], ...need.unless === undefined ? [] : [need.unless]]),
      ...spansNamespaces ? ['allNamespaces' as const] : [],
    ].filter(isOption).filter((id) => !given.includes(id) && !never.includes(id)),
  ]));
  return declaredOptions().filter((id) => found.has(id));
}

/** The members that options have in a struct: of a reference, two. */
export function membersOfOption(id: ClientOptionId): string[] {
  const row = optionRow(id);
  return row.kind === 'reference' ? [id, row.names] : [id];
}

/**
 * Reads options, and checks what the compiler of another language than TypeScript may let pass.
 *
 * @param member The method that they are given to, for messages.
 * @param known The options that it has.
 * @param isNamed Whether it acts on objects that can be named.
 */
export function readOptions(member: string, options: OperationOptions, known: readonly ClientOptionId[], isNamed: boolean): ReadOptions {
  const reader = new OptionReader(member, new Map(Object.entries(options).filter(([, value]) => value !== undefined)));
  reader.refuseOthers([...isNamed ? [NAMES] : [], ...known.flatMap(membersOfOption)]);
  const chosen = new Map<ClientOptionId, readonly string[]>();
  for (const id of known) {
    const names = reader.option(id);
    if (names !== undefined) {
      chosen.set(id, names);
    }
  }
  return { chosen, names: isNamed ? reader.names(NAMES) : undefined, issues: reader.issues };
}

class OptionReader {
  public readonly issues: Issue[] = [];

  constructor(private readonly method: string, private readonly values: ReadonlyMap<string, unknown>) {}

  public refuseOthers(members: readonly string[]): void {
    for (const name of [...this.values.keys()].filter((candidate) => !members.includes(candidate))) {
      const known = members.map((member) => `\`${member}\``).join(', ');
      this.issues.push(issue('client/unknown-option', name, `${this.method} has no option \`${printable(name)}\`.`,
        known === '' ? 'Leave it out.' : `Leave it out, or choose among ${known}.`));
    }
  }

  /** The names of an option that is on, none for all objects. */
  public option(id: ClientOptionId): readonly string[] | undefined {
    const row = optionRow(id);
    switch (row.kind) {
      case 'flag':
        return this.flag(id) === true ? [] : undefined;
      case 'names':
        return this.names(id);
      case 'reference': {
        const [flag, names] = [this.flag(id), this.names(row.names)];
        if (flag === false && names !== undefined) {
          this.issues.push(issue('client/contradictory-options', row.names, `It names what \`${id}: false\` excludes.`,
            `Leave \`${id}\` out, or this.`));
        }
        return names ?? (flag === true ? [] : undefined);
      }
    }
  }

  public names(member: string): NameList | undefined {
    const value = this.values.get(member);
    if (value === undefined) {
      return undefined;
    }
    if (!Array.isArray(value) || !value.every((name) => typeof name === 'string')) {
      this.issues.push(issue('client/invalid-option', member, `${described(value)} isn't a list of names.`, 'Write a list of texts.'));
      return undefined;
    }
    const [first, ...more]: string[] = value;
    if (first === undefined) {
      this.issues.push(issue('client/invalid-option', member, 'The list of names is empty.', 'List at least one, or leave it out.'));
      return undefined;
    }
    return [first, ...more];
  }

  private flag(member: string): boolean | undefined {
    const value = this.values.get(member);
    if (value === undefined || typeof value === 'boolean') {
      return value;
    }
    this.issues.push(issue('client/invalid-option', member, `${described(value)} isn't a valid value.`, 'Write true or false.'));
    return undefined;
  }
}

function described(value: unknown): string {
  return typeof value === 'string' ? `The text ${quote(value)}` : `A value of type ${value === null ? 'null' : typeof value}`;
}

function declaredOptions(): ClientOptionId[] {
  return Object.keys(CLIENT_OPTIONS).filter(isOption);
}
