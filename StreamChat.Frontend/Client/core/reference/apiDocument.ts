import { asObject, flag, objects, text, type JsonObject } from '../wire/json';

/** What kind of value a field, a parameter or a body has; its parts are looked up when they are shown, as shapes may hold themselves. */
export interface Shape {
  /** `string`, `integer`, `array of string`, `Conversation`, `string or null`. */
  readonly type: string;
  readonly description: string | undefined;
  /** The values that there are, when they are few. */
  readonly values: readonly string[];
  /** The object that it is or holds, by its name or in place. */
  readonly fields: () => readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly shape: Shape;
}

export interface Parameter extends Field {
  readonly place: string;
}

/** A body, or one form of an answer. */
export interface Content {
  readonly mediaType: string;
  readonly shape: Shape;
}

export interface Answer {
  readonly status: string;
  readonly description: string;
  readonly contents: readonly Content[];
}

/** One thing that can be asked of the api. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string | undefined;
  readonly parameters: readonly Parameter[];
  readonly body: Content | undefined;
  readonly bodyRequired: boolean;
  readonly answers: readonly Answer[];
}

/** Operations that belong together. */
export interface Group {
  readonly name: string;
  readonly operations: readonly Operation[];
}

export interface ApiDocument {
  readonly title: string;
  readonly description: string;
  readonly groups: readonly Group[];
}

const METHODS = ['get', 'post', 'patch', 'put', 'delete'];

/** Reads an OpenAPI 3.1 document; nothing when it is none. */
export function readDocument(source: JsonObject): ApiDocument | undefined {
  const paths = asObject(source['paths']);
  const info = asObject(source['info']);
  if (paths === undefined || info === undefined) {
    return undefined;
  }
  const shapes = new Shapes(asObject(asObject(source['components'])?.['schemas']) ?? {});
  const groups = new Map<string, Operation[]>();
  for (const [path, item] of Object.entries(paths)) {
    for (const method of METHODS) {
      const found = asObject(asObject(item)?.[method]);
      if (found !== undefined) {
        const tag = Array.isArray(found['tags']) ? String(found['tags'][0]) : '';
        groups.set(tag, [...(groups.get(tag) ?? []), readOperation(found, method, path, shapes)]);
      }
    }
  }
  return {
    title: text(info, 'title') ?? '',
    description: text(info, 'description') ?? '',
    groups: [...groups].map(([name, operations]) => ({ name, operations })),
  };
}

function readOperation(source: JsonObject, method: string, path: string, shapes: Shapes): Operation {
  const body = asObject(source['requestBody']);
  return {
    id: text(source, 'operationId') ?? `${method}-${path}`,
    method: method.toUpperCase(),
    path,
    summary: text(source, 'summary') ?? '',
    description: text(source, 'description'),
    parameters: objects(source, 'parameters').map((parameter) => ({
      name: text(parameter, 'name') ?? '',
      place: text(parameter, 'in') ?? '',
      required: flag(parameter, 'required') ?? false,
      shape: { ...shapes.read(parameter['schema']), description: text(parameter, 'description') },
    })),
    body: body === undefined ? undefined : readContents(body, shapes)[0],
    bodyRequired: body !== undefined && (flag(body, 'required') ?? false),
    answers: Object.entries(asObject(source['responses']) ?? {}).map(([status, answer]) => ({
      status,
      description: text(asObject(answer) ?? {}, 'description') ?? '',
      contents: readContents(asObject(answer) ?? {}, shapes),
    })),
  };
}

function readContents(source: JsonObject, shapes: Shapes): readonly Content[] {
  return Object.entries(asObject(source['content']) ?? {}).map(([mediaType, content]) => ({ mediaType, shape: shapes.read(asObject(content)?.['schema']) }));
}

/** The shapes of a document, which name each other. */
class Shapes {
  private readonly named: JsonObject;

  constructor(named: JsonObject) {
    this.named = named;
  }

  read(source: unknown): Shape {
    const schema = asObject(source) ?? {};
    const reference = text(schema, '$ref')?.split('/').at(-1);
    if (reference !== undefined) {
      const target = asObject(this.named[reference]) ?? {};
      const values = valuesOf(target);
      return { type: values.length > 0 ? 'string' : reference, description: text(schema, 'description') ?? text(target, 'description'), values, fields: () => this.fields(target) };
    }
    const choices = objects(schema, 'oneOf').map((choice) => this.read(choice));
    const meant = choices.find((choice) => choice.type !== 'null');
    if (meant !== undefined) {
      return { ...meant, type: choices.map((choice) => choice.type).sort((a, b) => Number(a === 'null') - Number(b === 'null')).join(' or ') };
    }
    const item = schema['items'] === undefined ? undefined : this.read(schema['items']);
    return {
      type: item === undefined ? typeOf(schema) : `array of ${item.type}`,
      description: text(schema, 'description'),
      values: item?.values ?? valuesOf(schema),
      fields: () => (item === undefined ? this.fields(schema) : item.fields()),
    };
  }

  private fields(schema: JsonObject): readonly Field[] {
    const required = Array.isArray(schema['required']) ? schema['required'] : [];
    return Object.entries(asObject(schema['properties']) ?? {}).map(([name, property]) => ({ name, required: required.includes(name), shape: this.read(property) }));
  }
}

function typeOf(schema: JsonObject): string {
  const type = schema['type'];
  const names = Array.isArray(type) ? type.map(String) : typeof type === 'string' ? [type] : [];
  const format = text(schema, 'format') === 'date-time' ? ' (time)' : '';
  return names.length === 0 ? 'any' : names.sort((a, b) => Number(a === 'null') - Number(b === 'null')).join(' or ') + format;
}

function valuesOf(schema: JsonObject): readonly string[] {
  return Array.isArray(schema['enum']) ? schema['enum'].map(String) : [];
}
