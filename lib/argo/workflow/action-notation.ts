import {
  ApplyActionOptions, DeleteActionOptions, ObjectActionOptions, PatchActionOptions, PatchMergeStrategy, ReplaceActionOptions, ResourceAction,
  ResourceActionOptions, WriteActionOptions,
} from './resource-action';
import { Issue, issue } from '../../diagnostics/issue';
import { nearestWord } from '../../diagnostics/nearest-word';
import { enumerate, kebabCase, quote } from '../../diagnostics/printable-text';
import { CommonKind } from '../../resources/common-kinds/common-kind';
import { IRbacResource, ResourceInfo, ResourceScope } from '../../resources/resource-info';
import { readResource, resourceTextIssue } from '../../resources/resource-text';
import { ACTION_NAMES, ActionName, isAction } from '../kubectl/action-name';

/** How an action is written, for messages. */
const ACTION_FORM = 'ACTION=PLURAL.GROUP[/NAME,…][@NAMESPACE][:OPTION[=VALUE,…]]…';

/** The members of a struct that are on or off. */
type FlagsOf<Options> = { [Member in keyof Options]-?: boolean extends Options[Member] ? Member : never }[keyof Options];

/** The options without a value that may follow an action after a colon, by the members of the struct of its options. */
const ACTION_FLAGS = {
  create: ['conditions', 'outputs', 'setOwnerReference'],
  get: ['conditions', 'outputs'],
  apply: ['conditions', 'outputs', 'setOwnerReference', 'serverSide', 'force'],
  patch: ['conditions', 'outputs', 'setOwnerReference', 'namedByFlags'],
  replace: ['conditions', 'outputs', 'setOwnerReference', 'force', 'waits'],
  delete: ['selector', 'waits'],
} as const satisfies {
  readonly create: readonly FlagsOf<WriteActionOptions>[];
  readonly get: readonly FlagsOf<ObjectActionOptions>[];
  readonly apply: readonly FlagsOf<ApplyActionOptions>[];
  readonly patch: readonly FlagsOf<PatchActionOptions>[];
  readonly replace: readonly FlagsOf<ReplaceActionOptions>[];
  readonly delete: readonly FlagsOf<DeleteActionOptions>[];
};

/** The options that take a value after a colon and an equals sign. A subresource is part of the target, and only these actions act on one. */
const VALUE_OPTIONS: Readonly<Record<ActionName, readonly ValueOption[]>> = {
  create: [],
  get: ['subresource'],
  apply: ['pruneAllowlist'],
  patch: ['mergeStrategy', 'subresource'],
  replace: ['subresource'],
  delete: [],
};

type ValueOption = 'mergeStrategy' | 'pruneAllowlist' | 'subresource';

/** The action that a text names. */
export interface NotedAction {
  readonly name: ActionName;
  readonly target: ResourceInfo;

  /** The options that are texts or on or off, as the struct has them. */
  readonly options: ResourceActionOptions & { readonly [flag: string]: boolean | string | undefined };

  /** The resources of `--prune-allowlist`. */
  readonly pruned?: readonly ResourceInfo[];
  readonly mergeStrategy?: PatchMergeStrategy;

  /** The kinds of it that are known from their projects alone. */
  readonly commonKinds: readonly CommonKind[];
}

/** An action, or what is wrong with its text. */
export type ReadAction =
  | { readonly action: ResourceAction; readonly noted: NotedAction; readonly issues?: undefined }
  | { readonly action?: undefined; readonly noted?: undefined; readonly issues: readonly Issue[] };

/** The options of an action, as they are written: `server-side`. */
export function actionOptionNames(name: ActionName): string[] {
  return [...ACTION_FLAGS[name], ...VALUE_OPTIONS[name]].map(kebabCase);
}

/**
 * Reads what a resource template does as the command writes it: `ACTION=PLURAL.GROUP[/NAME,…][@NAMESPACE][:OPTION[=VALUE,…]]…`.
 *
 * `apply=jobs.batch@batch` applies any Job in the namespace batch, `get=configmaps/settings` reads one ConfigMap in the namespace of the workflow,
 * `delete=jobs.batch:waits` is a step that stays until the Job is gone, and `apply=jobs.batch:prune-allowlist=configmaps` prunes ConfigMaps.
 * A resource that neither the catalogue nor the table of common kinds has is taken to be in namespaces.
 *
 * @param field Where it is given, for the issues: `--action`.
 */
export function readAction(text: string, field: string): ReadAction {
  const [, name = '', written = '', , names, , namespace, options = ''] = /^([^=]*)=?([^/@:]*)(\/([^@:]*))?(@([^:]*))?((?::[^:]*)*)$/.exec(text) ?? [];
  const wrong = (message: string, fix: string): ReadAction => ({ issues: [issue('workflow/not-an-action', field, message, fix)] });
  if (!isAction(name)) {
    const nearest = nearestWord(name, ACTION_NAMES);
    return wrong(`${quote(name === '' ? text : name)} isn't an action of a resource template.`,
      nearest === undefined ? `Choose among ${ACTION_NAMES.join(', ')}, and write for example apply=jobs.batch.` : `Write ${nearest}${text.slice(name.length)}.`);
  }
  if (written === '' || names === '' || namespace === '') {
    return wrong(`${quote(text)} doesn't say what the action ${name} acts on.`, `Write ${ACTION_FORM}, for example ${name}=jobs.batch.`);
  }
  const unknown = resourceTextIssue(written, field);
  if (unknown !== undefined) {
    return { issues: [unknown] };
  }
  const { flags, values, issues } = readOptions(name, options.split(':').slice(1), field);
  if (issues.length > 0) {
    return { issues };
  }
  const [subresource] = values.subresource ?? [];
  const target = targetOf(written, { names: names?.split(','), subresource });
  const pruned = values.pruneAllowlist?.map((each) => targetOf(each));
  const noted: NotedAction = {
    name,
    target: target.info,
    options: { ...namespace !== undefined && { namespace }, ...flags },
    ...pruned !== undefined && { pruned: pruned.map(({ info }) => info) },
    ...values.mergeStrategy !== undefined && { mergeStrategy: STRATEGIES.find((strategy) => strategy === values.mergeStrategy?.[0]) },
    commonKinds: [target, ...pruned ?? []].flatMap(({ common }) => common ?? []),
  };
  return { noted, action: ACTIONS[name]({ info: noted.target }, noted) };
}

const STRATEGIES = Object.values(PatchMergeStrategy);

/** How each action is made. */
const ACTIONS: Readonly<Record<ActionName, (target: IRbacResource, noted: NotedAction) => ResourceAction>> = {
  create: (target, { options }) => ResourceAction.create(target, options),
  get: (target, { options }) => ResourceAction.get(target, options),
  apply: (target, { options, pruned }) => (
    ResourceAction.apply(target, { ...options, ...pruned !== undefined && { pruneAllowlist: pruned.map((info) => ({ info })) } })),
  patch: (target, { options, mergeStrategy }) => ResourceAction.patch(target, { ...options, ...mergeStrategy !== undefined && { mergeStrategy } }),
  replace: (target, { options }) => ResourceAction.replace(target, options),
  delete: (target, { options }) => ResourceAction.delete(target, options),
};

/** The options of an action, as they are written after it. */
interface ReadOptions {
  readonly flags: Readonly<Record<string, true>>;
  readonly values: Readonly<Partial<Record<ValueOption, readonly string[]>>>;
  readonly issues: readonly Issue[];
}

function readOptions(name: ActionName, parts: readonly string[], field: string): ReadOptions {
  const flags: Record<string, true> = {};
  const values: Partial<Record<ValueOption, readonly string[]>> = {};
  const issues = parts.flatMap((part): Issue[] => {
    const [written, list] = splitValue(part);
    const flag = ACTION_FLAGS[name].find((candidate) => kebabCase(candidate) === written);
    const option = VALUE_OPTIONS[name].find((candidate) => kebabCase(candidate) === written);
    if (flag !== undefined) {
      flags[flag] = true;
      return list === undefined ? [] : [issue('workflow/invalid-option', field, `The option ${written} takes no value.`, `Write ${written}.`)];
    }
    if (option !== undefined) {
      const given = (list ?? '').split(',').filter((value) => value !== '');
      values[option] = given;
      return valueIssues(option, given, field);
    }
    const known = actionOptionNames(name);
    const nearest = nearestWord(written, known);
    return [issue('workflow/unknown-option', field, `The action ${name} has no option ${quote(written)}.`,
      nearest === undefined ? `Choose among ${known.join(', ')}.` : `Write ${nearest}.`)];
  });
  return { flags, values, issues };
}

function valueIssues(option: ValueOption, values: readonly string[], field: string): Issue[] {
  const wrong = (message: string, fix: string) => [issue('workflow/invalid-option', field, message, fix)];
  const [value] = values;
  switch (option) {
    case 'mergeStrategy':
      return STRATEGIES.some((strategy) => strategy === value) && values.length === 1 ? []
        : wrong(`${quote(values.join())} isn't a merge strategy.`, `Write merge-strategy=${enumerate(STRATEGIES, 'or')}.`);
    case 'pruneAllowlist':
      return values.length === 0 ? wrong('The option prune-allowlist requires resources.', 'Write for example prune-allowlist=configmaps,cronjobs.batch.')
        : values.flatMap((each) => resourceTextIssue(each, field) ?? []);
    case 'subresource':
      return values.length === 1 ? [] : wrong('The option subresource requires one subresource.', 'Write for example subresource=scale.');
  }
}

function splitValue(text: string): readonly [string, string?] {
  const at = text.indexOf('=');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** A target, and the common kind that says what it is served as. */
interface NamedTarget {
  readonly info: ResourceInfo;
  readonly common?: CommonKind;
}

function targetOf(written: string, { names, subresource }: { readonly names?: string[]; readonly subresource?: string } = {}): NamedTarget {
  const { apiGroup, plural, known, common } = readResource(subresource === undefined ? written : `${written}/${subresource}`);
  const kind = known?.row.kind ?? common?.kind ?? plural;
  const scope = known?.row.scope ?? common?.scope ?? ResourceScope.NAMESPACED;
  const parts = { ...subresource !== undefined && { subresource }, ...names !== undefined && { resourceNames: names } };
  return { info: { apiGroup, plural, kind, scope, ...parts }, common };
}
