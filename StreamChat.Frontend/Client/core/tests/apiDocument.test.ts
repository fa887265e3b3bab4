import { describe, expect, it } from 'vitest';
import { readDocument } from '../reference/apiDocument';
import { curlOf } from '../reference/curl';

const DOCUMENT = {
  info: { title: 'Chat', description: 'About it.' },
  paths: {
    '/chat': {
      post: {
        tags: ['Chat'], operationId: 'Chat', summary: 'Asks.',
        requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Ask' } } } },
        responses: { 200: { description: 'OK', content: { 'text/event-stream': { schema: { type: 'string' } } } } },
      },
    },
    '/nodes/{nodeId}': {
      get: {
        tags: ['Tree'], operationId: 'Node', summary: 'A node.',
        parameters: [
          { name: 'nodeId', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'depth', in: 'query', description: 'How deep.', schema: { type: 'integer' } },
        ],
        responses: { 200: { description: 'OK', content: { 'application/json': { schema: { $ref: '#/components/schemas/Node' } } } }, default: { description: 'A problem.' } },
      },
    },
  },
  components: {
    schemas: {
      Ask: { type: 'object', required: ['prompt'], properties: { prompt: { type: 'string' }, model: { type: ['null', 'string'] } } },
      Node: {
        type: 'object',
        description: 'One of many.',
        properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Node' } }, kind: { oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/Kind' }] } },
      },
      Kind: { enum: ['leaf', 'branch'] },
    },
  },
};

const operations = (): Record<string, NonNullable<ReturnType<typeof readDocument>>['groups'][number]['operations'][number]> =>
  Object.fromEntries((readDocument(DOCUMENT)?.groups ?? []).flatMap((group) => group.operations.map((operation) => [operation.id, operation])));

describe('an OpenAPI document', () => {
  it('is read group by group', () => {
    expect(readDocument(DOCUMENT)?.groups.map((group) => [group.name, group.operations.map((operation) => `${operation.method} ${operation.path}`)])).toEqual([
      ['Chat', ['POST /chat']],
      ['Tree', ['GET /nodes/{nodeId}']],
    ]);
  });

  it('is nothing when it is something else', () => {
    expect(readDocument({ status: 404 })).toBeUndefined();
  });

  it('names shapes, and opens those that hold themselves one step at a time', () => {
    const node = operations()['Node']?.answers[0]?.contents[0]?.shape;
    expect([node?.type, node?.description]).toEqual(['Node', 'One of many.']);
    const [children, kind] = node?.fields() ?? [];
    expect([children?.shape.type, kind?.shape.type, kind?.shape.values]).toEqual(['array of Node', 'string or null', ['leaf', 'branch']]);
    expect(children?.shape.fields()[0]?.shape.fields().map((field) => field.name)).toEqual(['children', 'kind']);
  });

  it('keeps what is said of parameters', () => {
    expect(operations()['Node']?.parameters.map(({ name, place, required, shape }) => [name, place, required, shape.type, shape.description])).toEqual([
      ['nodeId', 'path', true, 'string', undefined],
      ['depth', 'query', false, 'integer', 'How deep.'],
    ]);
  });
});

describe('a curl example', () => {
  const example = (id: string): string => {
    const operation = operations()[id];
    return operation === undefined ? '' : curlOf(operation, 'http://localhost:8080');
  };

  it('has what must be given, and nothing else', () => {
    expect(example('Chat')).toBe(`curl -N -X POST 'http://localhost:8080/chat' \\\n  -H 'Content-Type: application/json' \\\n  -d '{"prompt":"…"}'`);
  });

  it('shows what a person fills in', () => {
    expect(example('Node')).toBe("curl 'http://localhost:8080/nodes/NODE_ID'");
  });
});
