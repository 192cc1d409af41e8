import { API_CASES } from './api-cases';
import { ApiCase } from './client-case';
import { ArgoVersion } from '../../../lib';
import { API_OPERATIONS } from '../../../lib/argo/needs/client/api-operations';
import { OperationUse, Page } from '../../../lib/argo/needs/client/client-need';
import { appliesTo, ClientRoute } from '../../../lib/argo/needs/client/client-route';
import { UI_PAGES } from '../../../lib/argo/needs/client/ui-pages';

export type PageKey = keyof typeof UI_PAGES;

/** The requests of a page, in place of the page: the modules that Argo is built from hold no UI. */
export interface PageCase {
  readonly key: PageKey;
  readonly requests: readonly ApiCase[];
}

/** Every page of a version all of whose operations have a case; what a page does only with an option is left out. */
export function pageCases(version: ArgoVersion): PageCase[] {
  return (Object.keys(UI_PAGES) as PageKey[]).flatMap((key) => {
    const { since, uses }: Page = UI_PAGES[key];
    if (since !== undefined && !version.isAtLeast(since)) {
      return [];
    }
    const requests = uses.filter(({ when, where }) => when === undefined && appliesTo(where, version, ClientRoute.ARGO_SERVER)).map(caseOf);
    return requests.every((found) => found !== undefined) ? [{ key, requests }] : [];
  });
}

/** The case of an operation as the page uses it. */
function caseOf({ operation, given = [] }: OperationUse): ApiCase | undefined {
  const cases = API_CASES.filter((api) => API_OPERATIONS[api.key] === operation);
  const kinds = given.filter((option) => cases.some(({ options = {} }) => option in options));
  return cases.find(({ options = {} }) => kinds.every((option) => option in options));
}
