import { ApplyActionOptions, DeleteActionOptions, ObjectActionOptions, PatchActionOptions, ReplaceActionOptions, ResourceAction, ResourceActionOptions, WriteActionOptions } from './resource-action';
import { Issue, issue } from '../../diagnostics/issue';
import { nearestWord } from '../../diagnostics/nearest-word';
import { quote } from '../../diagnostics/printable-text';
import { IRbacResource, ResourceInfo, ResourceScope } from '../../resources/resource-info';
import { readResource, resourceTextIssue } from '../../resources/resource-text';
import { ACTION_NAMES, ActionName, isAction } from '../kubectl/action-name';

/** How an action is written, for messages. */
const ACTION_FORM = 'ACTION=PLURAL.GROUP[/NAME,…][@NAMESPACE][:OPTION]…';

/** The members of a struct that are on or off. */
type FlagsOf<Options> = { [Member in keyof Options]-?: boolean extends Options[Member] ? Member : never }[keyof Options];

/** The words that may follow an action after a colon, by the members of the struct of its options. */
const ACTION_OPTIONS = {
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

/** The action that a text names. */
export interface NotedAction {
  readonly name: ActionName;
  readonly target: ResourceInfo;
  readonly options: ResourceActionOptions & { readonly [flag: string]: boolean | string | undefined };
}

/** An action, or what is wrong with its text. */
export type ReadAction =
  | { readonly action: ResourceAction; readonly noted: NotedAction; readonly issues?: undefined }
  | { readonly action?: undefined; readonly noted?: undefined; readonly issues: readonly Issue[] };

/** The options of an action, as they are written: `server-side`. */
export function actionOptionNames(name: ActionName): string[] {
  return ACTION_OPTIONS[name].map(optionName);
}

/**
 * Reads what a resource template does as the command writes it: `ACTION=PLURAL.GROUP[/NAME,…][@NAMESPACE][:OPTION]…`.
 *
 * `apply=jobs.batch@batch` applies any Job in the namespace batch, `get=configmaps/settings` reads one ConfigMap in the namespace of the workflow, and
 * `delete=jobs.batch:waits` is a step that stays until the Job is gone. A resource that the catalogue doesn't have is taken to be in namespaces.
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
  const { flags, issues } = readFlags(name, options.split(':').slice(1), field);
  if (issues.length > 0) {
    return { issues };
  }
  const noted: NotedAction = { name, target: targetOf(written, names), options: { ...namespace !== undefined && { namespace }, ...flags } };
  return { noted, action: ACTIONS[name]({ info: noted.target }, noted.options) };
}

/** How each action is made. */
const ACTIONS: Readonly<Record<ActionName, (target: IRbacResource, options: NotedAction['options']) => ResourceAction>> = {
  create: ResourceAction.create,
  get: ResourceAction.get,
  apply: ResourceAction.apply,
  patch: ResourceAction.patch,
  replace: ResourceAction.replace,
  delete: ResourceAction.delete,
};

function readFlags(name: ActionName, parts: readonly string[], field: string): { readonly flags: Record<string, true>; readonly issues: Issue[] } {
  const flags: Record<string, true> = {};
  const issues = parts.flatMap((part) => {
    const option = ACTION_OPTIONS[name].find((candidate) => optionName(candidate) === part);
    if (option !== undefined) {
      flags[option] = true;
      return [];
    }
    const known = actionOptionNames(name);
    const nearest = nearestWord(part, known);
    return [issue('workflow/unknown-option', field, `The action ${name} has no option ${quote(part)}.`,
      nearest === undefined ? `Choose among ${known.join(', ')}.` : `Write ${nearest}.`)];
  });
  return { flags, issues };
}

function targetOf(written: string, names: string | undefined): ResourceInfo {
  const { apiGroup, plural, known } = readResource(written);
  const resourceNames = names?.split(',');
  const { kind = plural, scope = ResourceScope.NAMESPACED } = known?.row ?? {};
  return { apiGroup, plural, kind, scope, ...resourceNames !== undefined && { resourceNames } };
}

function optionName(member: string): string {
  return member.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
