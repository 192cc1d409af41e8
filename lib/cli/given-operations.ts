import { GivenRoute } from './option-choices';
import { OptionPlaces, placeOfOption } from './option-places';
import { ClientOperation } from '../argo/client/client-operation';
import { NotedOperation, readOperation } from '../argo/client/operation-notation';
import { ClientRoute } from '../argo/needs/client/client-route';
import { Diagnostic } from '../diagnostics/diagnostic';
import { placed } from '../diagnostics/issue';

const CLIENT_ROUTES: Readonly<Record<GivenRoute, ClientRoute>> = { 'argo-server': ClientRoute.ARGO_SERVER, 'kubernetes': ClientRoute.KUBERNETES };

/** The route of that name. */
export function routeOf(name: GivenRoute): ClientRoute {
  return CLIENT_ROUTES[name];
}

/** Operations as they were written and as they were read, and the diagnostics of the texts. */
export interface GivenOperations {
  readonly noted: readonly NotedOperation[];
  readonly operations: readonly ClientOperation[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads operations.
 *
 * @param option Where they are given: `--can`.
 */
export function readOperations(texts: readonly string[], option: string, places?: OptionPlaces): GivenOperations {
  const read = texts.map((text) => readOperation(text, option));
  return {
    noted: read.flatMap(({ noted }) => noted ?? []),
    operations: read.flatMap(({ operation }) => operation ?? []),
    diagnostics: read.flatMap(({ issues = [] }, index) => issues.map((issue) => placed(issue, placeOfOption(option, places, index)))),
  };
}
