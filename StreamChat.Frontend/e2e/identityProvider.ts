import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import Provider, { type Configuration } from 'oidc-provider';
import { issuer, url } from './system.ts';

const ASK = '<!doctype html><title>Identity provider</title><form method="post"><label>Name <input name="name" required></label><button>Go on</button></form>';

/** The OpenID Connect provider of the tests: everybody is who they say they are. It runs as long as the tests do. */
export default async function start(): Promise<() => void> {
  if (issuer === undefined) {
    return () => undefined;
  }
  const provider = new Provider(issuer, configuration());
  const answer = provider.callback();
  const server = createServer((incoming, outgoing) => {
    const isQuestion = incoming.url?.startsWith('/interaction/') === true;
    void (isQuestion ? ask(provider, incoming, outgoing) : answer(incoming, outgoing));
  });
  const { hostname, port } = new URL(issuer);
  server.listen(Number(port), hostname);
  await once(server, 'listening');
  return () => close(server);
}

async function ask(provider: Provider, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (incoming.method !== 'POST') {
    outgoing.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(ASK);
    return;
  }
  const name = new URLSearchParams(await text(incoming)).get('name') ?? '';
  await provider.interactionFinished(incoming, outgoing, { login: { accountId: name, remember: false } });
}

function configuration(): Configuration {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  return {
    clients: [{
      client_id: process.env['Identity__ClientId'] ?? '',
      client_secret: process.env['Identity__ClientSecret'] ?? '',
      redirect_uris: [`${url}/auth/callback`],
      token_endpoint_auth_method: 'client_secret_post',
      id_token_signed_response_alg: 'ES256',
    }],
    jwks: { keys: [{ ...key, alg: 'ES256', use: 'sig' }] as NonNullable<Configuration['jwks']>['keys'] },
    cookies: { keys: ['signs the cookies of the tests'] },
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false, // who it is stands in the token itself
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    findAccount: (_context, accountId) => ({ accountId, claims: () => Promise.resolve({ sub: accountId, name: accountId }) }),
    // Nobody is asked whether we may know their name.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId ?? '', accountId: oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  };
}

function close(server: Server): void {
  server.closeAllConnections();
  server.close();
}
