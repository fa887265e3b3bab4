/** Reads fields of JSON that came from outside, where nothing about its shape may be trusted. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The object that `text` holds, or nothing. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

export function text(source: JsonObject, name: string): string | undefined {
  const value = source[name];
  return typeof value === 'string' ? value : undefined;
}

export function number(source: JsonObject, name: string): number | undefined {
  const value = source[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function flag(source: JsonObject, name: string): boolean | undefined {
  const value = source[name];
  return typeof value === 'boolean' ? value : undefined;
}

/** The objects of a list; what is no object is left out. */
export function objects(source: JsonObject, name: string): readonly JsonObject[] {
  const value = source[name];
  return Array.isArray(value) ? value.map(asObject).filter((item) => item !== undefined) : [];
}

/** A moment in milliseconds since 1970. */
export function moment(source: JsonObject, name: string): number | undefined {
  const at = Date.parse(text(source, name) ?? '');
  return Number.isNaN(at) ? undefined : at;
}
