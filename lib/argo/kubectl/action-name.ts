/** The actions of a resource template that Argo accepts: commands of kubectl. */
export type ActionName = 'create' | 'get' | 'apply' | 'patch' | 'replace' | 'delete';

/** A command that a resource template can run: an action, or a subcommand that the words among its flags name. */
export type CommandName = ActionName | 'create …' | 'apply view-last-applied' | 'apply set-last-applied';

const ACTIONS: ReadonlySet<string> = new Set<ActionName>(['create', 'get', 'apply', 'patch', 'replace', 'delete']);

/** Every action. */
export const ACTION_NAMES: readonly string[] = [...ACTIONS];

/** Whether Argo accepts an action. */
export function isAction(action: string): action is ActionName {
  return ACTIONS.has(action);
}
