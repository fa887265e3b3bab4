import { objects, text } from '../wire/json';
import { read } from '../wire/request';

/** The names of the provider's models; none when it does not say. */
export async function loadModels(signal: AbortSignal): Promise<readonly string[]> {
  const outcome = await read('/api/models', signal, (body) => objects(body, 'models'));
  return outcome.ok ? outcome.value.map((model) => text(model, 'id')).filter((name) => name !== undefined) : [];
}
