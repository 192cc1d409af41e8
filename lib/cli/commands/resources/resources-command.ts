/* eslint-disable @typescript-eslint/no-require-imports -- loaded when it runs */
import { Command, Option } from '@commander-js/extra-typings';
import { RESOURCE_FORMATS } from './resource-formats';
import { namesOf, subcommand } from '../../subcommand';

/** `argo-rbac resources`. */
export const RESOURCES = subcommand({
  summary: 'List the resources that roles can grant, without a cluster.',
  examples: [
    { does: 'List the resources of Argo that live in namespaces, with their verbs', line: 'argo-rbac resources --api-group=argoproj.io --namespaced=true -o wide' },
  ],
  declare: () => new Command()
    .option('--api-group <group>', 'only those of an API group; empty for the core group')
    .addOption(new Option('--namespaced <boolean>', 'only namespaced resources, or only cluster-scoped ones').choices(['true', 'false']))
    .addOption(new Option('-o, --output <format>', 'what to print; wide also shows the verbs').choices(namesOf(RESOURCE_FORMATS)).default('table' as const)),
  load: () => (require('./run-resources') as typeof import('./run-resources')).runResources,
  validate: () => (require('./run-resources') as typeof import('./run-resources')).validateResources,
});
