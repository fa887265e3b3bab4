import { moment, objects, text, type JsonObject } from '../wire/json';
import { change, read, request, type Outcome } from '../wire/request';

/** What a key can be good for. */
export const SCOPES = ['chat', 'conversations', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** An API key as it is listed: without the key itself. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: number | undefined;
  readonly expiresAt: number | undefined;
  readonly lastUsedAt: number | undefined;
}

const ROOT = '/api/keys';

export function listKeys(signal: AbortSignal): Promise<Outcome<readonly ApiKey[]>> {
  return read(ROOT, signal, (body) => objects(body, 'keys').map(readKey).filter((key) => key !== undefined));
}

/** Makes a key; the result is the key itself, which nobody is shown again. */
export function makeKey(name: string, scopes: readonly Scope[], expiresAt: number | undefined): Promise<Outcome<string>> {
  const body = { name, scopes, ...(expiresAt === undefined ? {} : { expires_at: new Date(expiresAt).toISOString() }) };
  return request(ROOT, { method: 'POST', body }, (made) => text(made, 'key'));
}

export function revokeKey(id: string): Promise<Outcome<true>> {
  return change(`${ROOT}/${encodeURIComponent(id)}`, { method: 'DELETE' }, () => true);
}

function readKey(body: JsonObject): ApiKey | undefined {
  const id = text(body, 'id');
  const scopes = Array.isArray(body['scopes']) ? body['scopes'] : [];
  return id === undefined
    ? undefined
    : {
        id,
        name: text(body, 'name') ?? '',
        scopes: SCOPES.filter((scope) => scopes.includes(scope)),
        createdAt: moment(body, 'created_at'),
        expiresAt: moment(body, 'expires_at'),
        lastUsedAt: moment(body, 'last_used_at'),
      };
}
