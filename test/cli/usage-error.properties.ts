import { Command, CommanderError, CommandUnknownOpts } from '@commander-js/extra-typings';
import fc from 'fast-check';
import { namesOf } from '../../lib/cli/subcommand';
import { SUBCOMMANDS } from '../../lib/cli/subcommands';
import { describeUsageErrors } from '../../lib/cli/usage-error';

const NAMES = namesOf(SUBCOMMANDS).flatMap((name) => name === 'create' ? ['create', 'create install', 'create client', 'create role'] : [name]);

/** How the report calls what the parser ends at. An argument that is missing may be a word after an option that isn't known. */
const CODES: Readonly<Record<string, string>> = {
  'commander.excessArguments': 'option/surplus-argument',
  'commander.invalidArgument': 'option/invalid-value',
  'commander.missingArgument': 'option/missing-argument',
  'commander.optionMissingArgument': 'option/missing-value',
  'commander.unknownCommand': 'option/unknown-command',
};

/** Describes the command of some words, which doesn't run. */
function describeProgram([name]: readonly string[]): CommandUnknownOpts {
  const program = new Command('argo-rbac').exitOverride().helpOption('-h, --help').configureOutput({ writeOut: () => {}, writeErr: () => {} });
  const terminal = { out: () => {}, err: () => {}, input: (async function* () {})(), hasColours: false, showsProgress: false };
  namesOf(SUBCOMMANDS).filter((each) => each === name).forEach((each) =>
    SUBCOMMANDS[each]()(each, program, { terminal, program: () => program, exit: () => {}, report: () => {} }));
  return program;
}

/** What the parser ends at, and whatever else a parse throws. */
async function parserFault(words: readonly string[]): Promise<CommanderError | undefined> {
  try {
    await describeProgram(words).parseAsync(words, { from: 'user' });
    return undefined;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 || error.code === 'commander.help' ? undefined : error;
    }
    throw error;
  }
}

/** The words that a command line may be of: the options of the command and others, with and without values, in each of their forms. */
function wordsOf(names: readonly string[]): fc.Arbitrary<string> {
  const [first, second] = names;
  const command = describeProgram(names).commands.find((each) => each.name() === first);
  const options = (command?.commands.find((each) => each.name() === second) ?? command)?.options ?? [];
  const long = fc.constantFrom(...options.flatMap((option) => option.long ?? []), '--zz', '--help', '--no-strict', '--no-zz');
  const short = fc.constantFrom(...options.flatMap((option) => option.short ?? []), '-x', '-h', '-f', '-5', '-=');
  const value = fc.constantFrom('', 'json', 'yaml', 'zz', '-', '-5', '-.5', '-5x', '=json', 'a.yaml', 'pods');
  return fc.oneof(
    long, short, value, fc.constantFrom('--', '---', '--=zz', '-😀'),
    fc.tuple(long, value).map(([flag, text]) => `${flag}=${text}`),
    fc.tuple(short, fc.constantFrom('', '='), value).map((parts) => parts.join('')),
    fc.tuple(short, short, fc.constantFrom('', '=json', 'json')).map(([one, other, text]) => `${one}${other.slice(1)}${text}`),
  );
}

test('what the parser ends at is reported, and what the report makes of the rest is understood', async () => {
  await fc.assert(fc.asyncProperty(fc.constantFrom(...NAMES).chain((name) => {
    const names = name.split(' ');
    return fc.array(wordsOf(names), { maxLength: 5 }).map((rest) => [...names, ...rest]);
  }), async (words) => {
    const error = await parserFault(words);
    if (error !== undefined) {
      const text = await describeUsageErrors(error, words, describeProgram(words), async (sound) => {
        expect(await parserFault(sound)).toBeUndefined();
        return [];
      });
      const isReported = text.includes(`error[${CODES[error.code] ?? 'option/unknown-option'}]`) || text.includes('The option') && text.includes('accepts no value.');
      expect({ words, parser: error.message, text, isReported, isOfParser: text.includes('to see what it accepts.') })
        .toEqual({ words, parser: error.message, text, isReported: true, isOfParser: false });
    }
  }), { numRuns: 1000 });
});

test.each<[string, string, string, string]>([
  ['of a value', 'commander.invalidArgument', "error: option '--scope <scope>' argument 'a\u001b' is invalid. Try\nanother.",
    "argo-rbac version: error[option/invalid-value]: Option '--scope <scope>' argument 'a\\u001b' is invalid. Try\\nanother. Run argo-rbac version --help to see what it accepts.\n"],
  ['that is new', 'commander.other', 'error: oops', 'argo-rbac version: error[option/invalid-value]: Oops. Run argo-rbac version --help to see what it accepts.\n'],
])('a fault %s that only the parser finds is reported in its words', async (_, code, message, text) => {
  expect(await describeUsageErrors(new CommanderError(1, code, message), ['version'], describeProgram(['version']), async () => [])).toBe(text);
});
