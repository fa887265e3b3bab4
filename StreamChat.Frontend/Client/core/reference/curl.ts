import type { Field, Operation, Shape } from './apiDocument';

const DEEPEST = 3;

/** A call of an operation that can be pasted into a shell; what a person must fill in is in capital letters. */
export function curlOf(operation: Operation, origin: string): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => capitals(name));
  const query = operation.parameters.filter((parameter) => parameter.place === 'query' && parameter.required).map((parameter) => `${parameter.name}=${capitals(parameter.name)}`);
  const streams = operation.answers.some((answer) => answer.contents.some((content) => content.mediaType === 'text/event-stream'));
  const lines = [`curl ${streams ? '-N ' : ''}${operation.method === 'GET' ? '' : `-X ${operation.method} `}'${origin}${path}${query.length > 0 ? `?${query.join('&')}` : ''}'`];
  if (operation.body !== undefined) {
    lines.push("-H 'Content-Type: application/json'", `-d '${JSON.stringify(exampleOf(operation.body.shape, operation.bodyRequired))}'`);
  }
  return lines.join(' \\\n  ');
}

/** A value of that shape, with nothing in it that may be left out. */
export function exampleOf(shape: Shape, withFirst = false, depth = 0): unknown {
  if (shape.type.startsWith('array')) {
    return [];
  }
  if (shape.values.length > 0) {
    return shape.values[0];
  }
  if (shape.type.startsWith('string')) {
    return '…';
  }
  if (shape.type.startsWith('integer') || shape.type.startsWith('number')) {
    return 1;
  }
  if (shape.type.startsWith('boolean')) {
    return true;
  }
  return depth === DEEPEST ? {} : Object.fromEntries(chosen(shape.fields(), withFirst).map((field) => [field.name, exampleOf(field.shape, false, depth + 1)]));
}

/** What must be there; where nothing must, the first thing that may. */
function chosen(fields: readonly Field[], withFirst: boolean): readonly Field[] {
  const required = fields.filter((field) => field.required);
  return required.length > 0 || !withFirst ? required : fields.slice(0, 1);
}

const capitals = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
