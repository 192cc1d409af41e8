import { entriesOf, PlainObject } from '../../rbac/validation/plain-data';

/** A component of an install that runs as a workload, under an account of its own. */
export type RunningComponent = typeof RUNNING_COMPONENTS[number];

/** Every such component. */
export const RUNNING_COMPONENTS = ['controller', 'server'] as const;

/** The programs in the containers of the components. */
const PROGRAMS: Readonly<Record<RunningComponent, RegExp>> = {
  controller: /(^|[\s/])workflow-controller(\s|:|@|$)/,
  server: /(^|[\s/])argocli(:|@)[^\s]*(\s.*)?\sserver(\s|$)|(^|[\s/])argo server(\s|$)/,
};

/** Returns the component that a container runs, by its image, command and arguments. */
export function componentRunIn({ image, command, args }: PlainObject): RunningComponent | undefined {
  const line = [image, ...entriesOf(command), ...entriesOf(args)].join(' ');
  return RUNNING_COMPONENTS.find((component) => PROGRAMS[component].test(line));
}
