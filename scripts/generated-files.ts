import { renderGroupClasses } from './catalogue/render-group-classes';
import { renderVerbClasses } from './catalogue/render-verb-classes';
import { verbClasses } from './catalogue/verb-classes';
import { optionStructs } from './client-operations/option-structs';
import { renderOperationClass, renderOptionStructs } from './client-operations/render-operations';
import { renderFeatures, renderOptionalNeeds } from './features/render-features';
import { joined, sourceFile } from './source-text';
import { OperationClass, operationCatalogue } from '../lib/argo/client/operation-catalogue';
import { CATALOGUE } from '../lib/resources/catalogue/catalogue';
import { ResourceScope } from '../lib/resources/resource-info';

const GROUPS = 'lib/resources/groups';
const VERBS = 'lib/resources/verbs';
const FEATURES = 'lib/argo/features/generated';
const OPERATIONS = 'lib/argo/client/operations';

/** Where the generated files live; nothing else does. */
export const GENERATED_DIRECTORIES = [GROUPS, VERBS, FEATURES, OPERATIONS];

/**
 * The generated source files: their text by their path.
 *
 * They are few and long, because each file that a program loads costs it time.
 */
export function generatedFiles(): Map<string, string> {
  const classes = verbClasses();
  const argo = CATALOGUE.filter(({ apiGroup }) => apiGroup === 'argoproj.io');
  const kubernetes = CATALOGUE.filter(({ apiGroup }) => apiGroup !== 'argoproj.io');
  return new Map([
    ...fencedOff('lib/resources/catalogue', {
      [`${GROUPS}/argo.ts`]: renderGroupClasses(argo),
      [`${GROUPS}/index.ts`]: renderIndex('argo', 'kubernetes'),
      [`${GROUPS}/kubernetes.ts`]: renderGroupClasses(kubernetes),
      [`${VERBS}/cluster.ts`]: renderVerbClasses(classes, ResourceScope.CLUSTER),
      [`${VERBS}/index.ts`]: renderIndex('cluster', 'namespaced'),
      [`${VERBS}/namespaced.ts`]: renderVerbClasses(classes, ResourceScope.NAMESPACED),
    }),
    ...fencedOff('lib/argo/features/table', { [`${FEATURES}/argo-feature.ts`]: renderFeatures() }),
    ...fencedOff('lib/argo/features/optional-need-table.ts', { [`${FEATURES}/optional-need.ts`]: renderOptionalNeeds() }),
    ...fencedOff('lib/argo/needs/client', operationFiles()),
  ]);
}

function operationFiles(): Record<string, string> {
  const catalogue = operationCatalogue();
  const structs = optionStructs(catalogue);
  const classFile = (className: OperationClass) =>
    renderOperationClass(className, catalogue.filter((entry) => entry.className === className), structs);
  return {
    [`${OPERATIONS}/api-operation.ts`]: classFile('ApiOperation'),
    [`${OPERATIONS}/argo-command.ts`]: classFile('ArgoCommand'),
    [`${OPERATIONS}/client-preset.ts`]: classFile('ClientPreset'),
    [`${OPERATIONS}/index.ts`]: renderIndex('api-operation', 'argo-command', 'client-preset', 'operation-options', 'ui-page'),
    [`${OPERATIONS}/operation-options.ts`]: renderOptionStructs(structs),
    [`${OPERATIONS}/ui-page.ts`]: classFile('UiPage'),
  };
}

function fencedOff(source: string, files: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(files).map(([path, text]) => [path, sourceFile(source, text)]);
}

function renderIndex(...files: string[]): string {
  return joined(...files.map((file) => `export * from './${file}';`), '');
}
