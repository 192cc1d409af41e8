import { ArgoVersion } from '../argo-version';
import { ClientOption } from './client-option';
import { conditionsOf, knows, OperationRequest, Selection, selectNeeds } from './need-selection';
import { Command, Operation, Page } from '../needs/client/client-need';
import { ClientRoute } from '../needs/client/client-route';

/**
 * Something a client does with Argo Workflows: a command, an operation of the API, a page of the UI, or a role made of several.
 *
 * `ArgoCommand`, `ApiOperation`, `UiPage` and `ClientPreset` have all of them. It never changes.
 */
export class ClientOperation {
  /** @internal */
  public static _ofCommand(command: Command): ClientOperation {
    const { id, uses, since, serverOnly } = command;
    return new ClientOperation([{ label: `argo ${id}`, uses, since, serverOnly, options: new Map() }]);
  }

  /** @internal */
  public static _ofOperation(operation: Operation): ClientOperation {
    return new ClientOperation([{ label: operation.id, uses: [{ operation }], options: new Map(), alwaysThroughServer: true }]);
  }

  /** @internal */
  public static _ofPage(page: Page): ClientOperation {
    const { id, uses, since } = page;
    return new ClientOperation([{ label: `UI ${id}`, uses, since, options: new Map(), alwaysThroughServer: true }]);
  }

  /** @internal */
  public static _ofMany(...operations: ClientOperation[]): ClientOperation {
    return new ClientOperation(operations.flatMap(({ requests }) => requests.map((request) => ({ ...request, optional: true }))));
  }

  private constructor(
    private readonly requests: readonly OperationRequest[],
    private readonly faults: readonly string[] = [],
  ) {}

  /**
   * Returns the operation in a form that needs more: with a flag, or with references to templates.
   *
   * On a preset the options hold for each operation that has such a form. Options that this operation does not have are
   * reported by the construct that it is given to.
   *
   * @param options The options, added to those it has.
   */
  public withOptions(...options: ClientOption[]): ClientOperation {
    return new ClientOperation(this._withKnown(...options).requests, [...this.faults, ...options.flatMap((option) => this.unknown(option))]);
  }

  /**
   * Returns the operation limited to some objects: those that it reads, changes or submits from.
   *
   * Where the API server or Argo asks without a name no such limit exists; the construct that it is given to says why.
   *
   * @param name The name of an object.
   * @param more The names of others.
   */
  public named(name: string, ...more: string[]): ClientOperation {
    return new ClientOperation(this.requests.map((request) => ({ ...request, names: [name, ...more] as const })), this.faults);
  }

  /**
   * The operation with those of the options that change anything here.
   *
   * @internal
   */
  public _withKnown(...options: ClientOption[]): ClientOperation {
    return new ClientOperation(
      this.requests.map((request) => ({
        ...request,
        options: new Map([
          ...request.options,
          ...options.filter(({ _condition }) => knows(request, _condition)).map(({ _condition, _names }) => [_condition, _names] as const),
        ]),
      })),
      this.faults,
    );
  }

  /**
   * What it asks of Kubernetes with the credentials of the client.
   *
   * @internal
   */
  public _needs(version: ArgoVersion, via: ClientRoute): Selection {
    const selections = this.requests.map((request) => selectNeeds(request, version, via));
    return {
      needs: selections.flatMap(({ needs }) => needs),
      faults: [...this.faults, ...selections.flatMap(({ faults }) => faults)],
    };
  }

  private unknown({ _condition }: ClientOption): string[] {
    if (this.requests.some((request) => knows(request, _condition))) {
      return [];
    }
    const labels = this.requests.map(({ label }) => label).join(', ');
    const known = [...new Set(this.requests.flatMap(({ uses }) => conditionsOf(uses)))];
    return [`${labels}: the option '${_condition}' changes nothing here; ${known.length === 0 ? 'it has no options' : `it knows '${known.join("', '")}'`}`];
  }
}
