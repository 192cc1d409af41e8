import { generateKeyPairSync } from 'crypto';
import { createServer, Server } from 'http';
import { NODE_ADDRESS } from '../node/node-layout';

export const IDENTITY_PROVIDER_PORT = 5556;

const ISSUER = `http://${NODE_ADDRESS}:${IDENTITY_PROVIDER_PORT}`;

/** Where the provider sends users back to: a name that `logIn` reads as the address of the server. */
const CALLBACK = 'http://argo-server.lab/oauth2/callback';

const SCOPES = ['openid', 'groups'];

const CLIENT = { id: 'argo', secret: 'laboratory' } as const;

/** In seconds: longer than any scenario takes. */
const TIME_TO_LIVE = 3600;

/** Who can log in, each with the groups of the user. */
const USERS = { admin: ['admins'], member: ['members'], stranger: [] } as const;

export type User = keyof typeof USERS;

/** The name of the secret by which the server knows itself to the provider. */
export const SSO_CLIENT_SECRET = 'sso-client';

/** What that secret holds. */
export const SSO_CLIENT = { id: CLIENT.id, secret: CLIENT.secret };

/** What the configuration says of the provider, beside what the settings of an install know. */
export const SSO_CONFIGURATION = {
  issuer: ISSUER,
  clientId: { key: 'id' },
  clientSecret: { key: 'secret' },
  redirectUrl: CALLBACK,
  scopes: SCOPES.slice(1),
};

/** A certified OpenID Connect provider, whose users log in by saying who they are. */
export async function identityProvider(): Promise<Server> {
  const { default: Provider } = await import('oidc-provider');
  const provider = new Provider(ISSUER, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [CALLBACK] }],
    claims: { openid: ['sub'], groups: ['groups'] },
    conformIdTokenClaims: false, // Argo reads groups in the ID token
    cookies: { keys: ['laboratory'] },
    jwks: { keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })] },
    ttl: { AccessToken: TIME_TO_LIVE, Grant: TIME_TO_LIVE, IdToken: TIME_TO_LIVE, Interaction: TIME_TO_LIVE, Session: TIME_TO_LIVE },
    renderError: (context, { error, error_description: description }) => {
      context.body = `${error}: ${description}`;
    },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => false },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, groups: USERS[accountId as User] }) }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    // Nobody is asked whether the server may know who they are.
    loadExistingGrant: async ({ oidc: { client, session, provider: { Grant } } }) => {
      const grant = new Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope(SCOPES.join(' '));
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  return createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', ISSUER);
    if (pathname.startsWith('/interaction/')) {
      void provider.interactionFinished(request, response, { login: { accountId: searchParams.get('user') ?? '' } });
    } else {
      void answer(request, response);
    }
  });
}

/**
 * Logs a user in, as a browser would.
 *
 * @param address The server, with its port.
 * @returns the header `Authorization` of a request of the user
 */
export async function logIn(address: string, user: User): Promise<string> {
  const cookies = new Map<string, string>();
  let url = `http://${address}/oauth2/redirect?redirect=/`;
  for (let step = 0; step < 10; step++) {
    const response = await fetch(url, {
      redirect: 'manual', headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }, signal: AbortSignal.timeout(10_000),
    });
    for (const [, name, value] of response.headers.getSetCookie().flatMap((cookie) => [...cookie.matchAll(/^([^=]+)=([^;]*)/g)])) {
      cookies.set(name, value);
    }
    const authorization = cookies.get('authorization');
    if (authorization !== undefined) {
      return authorization.replace(/^"|"$/g, '');
    }
    const location = response.headers.get('location');
    if (location === null) {
      throw new Error(`${url} is answered with ${response.status}: ${await response.text()}`);
    }
    const next = new URL(location, url);
    if (next.pathname.startsWith('/interaction/')) {
      next.searchParams.set('user', user);
    }
    url = (next.host === new URL(CALLBACK).host ? new URL(`http://${address}${next.pathname}${next.search}`) : next).href;
  }
  throw new Error(`${user} is sent from page to page and isn't logged in.`);
}
