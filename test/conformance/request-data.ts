import { AccessRequest } from '../../lib/rbac/access-request';

/** A request as plain data, the way vectors and the oracle write it. */
export type RequestData = ResourceRequestData | UrlRequestData;

export interface ResourceRequestData {
  readonly verb: string;
  readonly apiGroup: string;
  readonly resource: string;
  readonly subresource: string;
  /** The empty text where the request carries none. */
  readonly name: string;
}

export interface UrlRequestData {
  readonly verb: string;
  readonly path: string;
}

/** A request that a user makes, as the authorizer sees it. */
export interface Attempt {
  readonly user: string;
  readonly groups: readonly string[];
  /** The empty text where the request is for the whole cluster. */
  readonly namespace: string;
  readonly request: RequestData;
}

export function isUrlRequest(request: RequestData): request is UrlRequestData {
  return 'path' in request;
}

/** Turns it into what our algebra takes. */
export function toAccessRequest(request: RequestData): AccessRequest {
  return isUrlRequest(request) ? AccessRequest.nonResourceUrl(request.verb, request.path) : AccessRequest.resource(request);
}
