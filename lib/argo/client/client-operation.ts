import { ClientSurroundings, OperationRequest, Selection, selectNeeds } from './need-selection';
import { CatalogueEntry, formsOf, methodOf, OperationClass, OperationKey } from './operation-catalogue';
import { optionsOf, readOptions } from './operation-options';
import { Issue } from '../../diagnostics/issue';
import { OperationOptions } from '../needs/client/client-options';

/**
 * Something a client does with Argo Workflows: a command, an operation of the API, a page of the UI, or a role made of several.
 *
 * `ArgoCommand`, `ApiOperation`, `UiPage` and `ClientPreset` have a method for each. It never changes.
 */
export class ClientOperation {
  /**
   * The operation of a row with the given options. Of a preset the options hold for each operation that has them.
   *
   * @internal
   */
  public static _of<Class extends OperationClass>(className: Class, key: OperationKey<Class>, options?: OperationOptions): ClientOperation {
    return ClientOperation._ofEntry({ className, key, forms: formsOf(className, key) }, options);
  }

  /** @internal */
  public static _ofEntry({ className, key, forms }: Pick<CatalogueEntry, 'className' | 'key' | 'forms'>, options: OperationOptions = {}): ClientOperation {
    const isPreset = className === 'ClientPreset';
    const member = `${className}.${methodOf(className, key)}`;
    const { issues } = readOptions(member, options, [...new Set(forms.flatMap(({ form }) => optionsOf(form.uses)))], !isPreset);
    return new ClientOperation(member, issues, forms.map(({ form, options: ofPreset, isOptional }): OperationRequest => {
      const { chosen, names } = readOptions(member, { ...ofPreset, ...options }, optionsOf(form.uses), !isPreset);
      return { form, options: chosen, names, isOptional };
    }));
  }

  private constructor(
    /** @internal */
    public readonly _member: string,
    private readonly issues: readonly Issue[],
    private readonly requests: readonly OperationRequest[],
  ) {}

  /**
   * Returns its needs in Kubernetes with the credentials of the client.
   *
   * @internal
   */
  public _select(surroundings: ClientSurroundings): Selection {
    const selections = this.requests.map((request) => selectNeeds(request, surroundings));
    return {
      needs: selections.flatMap(({ needs }) => needs),
      issues: [...this.issues, ...selections.flatMap(({ issues }) => issues)],
    };
  }
}
