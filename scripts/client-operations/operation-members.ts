import { ArgoVersion } from '../../lib/argo/argo-version';
import { selectNeeds } from '../../lib/argo/client/need-selection';
import { CatalogueEntry, OperationForm } from '../../lib/argo/client/operation-catalogue';
import { membersOfOption, optionsOf } from '../../lib/argo/client/operation-options';
import { ClientOptionId, NAMES, optionRow } from '../../lib/argo/needs/client/client-options';
import { ClientRoute } from '../../lib/argo/needs/client/client-route';

const SURROUNDINGS = ArgoVersion.known.flatMap((version) => [ClientRoute.ARGO_SERVER, ClientRoute.KUBERNETES].flatMap((via) =>
  [false, true].map((ownerReferencesPermissionEnforcement) => ({ version, via, ownerReferencesPermissionEnforcement }))));

/**
 * The members of the options of an operation: those that it has in any version, on any route. Of a preset: those that change one of its
 * operations beyond what the preset does anyway.
 */
export function operationMembers({ forms, className }: CatalogueEntry): string[] {
  const found = new Set(forms.flatMap(({ form, options }) => {
    const members = [
      ...className !== 'ClientPreset' && acceptsNames(form, []) ? [NAMES] : [],
      ...optionsOf(form.uses).flatMap((id) => optionMembers(form, id)),
    ];
    return members.filter((member) => !new Map<string, unknown>(Object.entries(options)).has(member));
  }));
  return [...found];
}

function optionMembers(form: OperationForm, id: ClientOptionId): string[] {
  return membersOfOption(id).filter((member) => optionRow(id).kind === 'flag' || member === id && optionRow(id).kind === 'reference'
    || acceptsNamesOf(form, id));
}

/** Whether the operation can be limited to names anywhere. */
function acceptsNames(form: OperationForm, others: readonly ClientOptionId[]): boolean {
  const options = new Map(others.map((id) => [id, []]));
  return SURROUNDINGS.some((surroundings) => {
    const { needs, issues } = selectNeeds({ form, options, names: ['x'], isOptional: false }, surroundings);
    return issues.length === 0 && needs.length > 0;
  });
}

/** Whether names can be given with an option anywhere: by itself, or with the other options on, of which some needs require two. */
function acceptsNamesOf(form: OperationForm, id: ClientOptionId): boolean {
  const all = optionsOf(form.uses);
  return [[], all].some((others) => {
    const options = new Map<ClientOptionId, readonly string[]>([...others.map((other) => [other, []] as const), [id, ['x']]]);
    return SURROUNDINGS.some((surroundings) => selectNeeds({ form, options, isOptional: false }, surroundings).issues.length === 0);
  });
}
