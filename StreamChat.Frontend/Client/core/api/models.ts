import { objects, text } from '../wire/json';
import { request } from '../wire/request';

/** The names of the provider's models; none when it does not say. */
export async function loadModels(signal: AbortSignal): Promise<readonly string[]> {
  const outcome = await request('/api/models', { signal }, (body) => objects(body, 'models'));
  return outcome.ok ? outcome.value.map((model) => text(model, 'id')).filter((name) => name !== undefined) : [];
}
