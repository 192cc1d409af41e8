import { ApiCase } from './client-case';
import { ArgoVersion } from '../../../lib';
import { API_OPERATIONS } from '../../../lib/argo/needs/client/api-operations';
import { OperationUse, Page } from '../../../lib/argo/needs/client/client-need';
import { OperationOptions } from '../../../lib/argo/needs/client/client-options';
import { appliesTo, ClientRoute } from '../../../lib/argo/needs/client/client-route';
import { UI_PAGES } from '../../../lib/argo/needs/client/ui-pages';

export type PageKey = keyof typeof UI_PAGES;

/** The requests of a page, in place of the page: the modules that Argo is built from hold no UI. */
export interface PageCase {
  readonly key: PageKey;
  readonly requests: readonly ApiCase[];

  /** What of the options of its requests the page takes. */
  readonly options: OperationOptions;
}

/** Every page of a version all of whose operations are among some cases; what a page does only with an option is left out. */
export function pageCases(version: ArgoVersion, cases: readonly ApiCase[]): PageCase[] {
  return (Object.keys(UI_PAGES) as PageKey[]).flatMap((key) => {
    const { since, uses }: Page = UI_PAGES[key];
    if (since !== undefined && !version.isAtLeast(since)) {
      return [];
    }
    const requests = uses.filter(({ when, where }) => when === undefined && appliesTo(where, version, ClientRoute.ARGO_SERVER))
      .map((use) => caseOf(use, cases));
    return requests.every((found) => found !== undefined) ? [{ key, requests, options: optionsOf(requests) }] : [];
  });
}

/** The case of an operation as the page uses it. */
function caseOf({ operation, given = [] }: OperationUse, cases: readonly ApiCase[]): ApiCase | undefined {
  const own = cases.filter((api) => API_OPERATIONS[api.key] === operation);
  const kinds = given.filter((option) => own.some(({ options = {} }) => option in options));
  return own.find(({ options = {} }) => kinds.every((option) => option in options));
}

/** The secrets of artifacts, which a page can't know; all else is given with the page. */
function optionsOf(requests: readonly ApiCase[]): OperationOptions {
  const artifactSecrets = requests.flatMap(({ options }) => options?.artifactSecrets ?? []);
  return artifactSecrets.length === 0 ? {} : { artifactSecrets: [...new Set(artifactSecrets)] };
}
