import type { Emitter } from 'highlight.js';

/** Takes what a grammar finds as nodes: no text ever becomes HTML, so that nothing has to be sanitised. */
export class ColourEmitter implements Emitter {
  readonly nodes = document.createDocumentFragment();
  #inner: Node = this.nodes;

  addText(text: string): void {
    this.#inner.appendChild(document.createTextNode(text));
  }

  startScope(name: string): void {
    const span = document.createElement('span');
    span.className = classOf(name);
    this.#inner = this.#inner.appendChild(span);
  }

  endScope(): void {
    this.#inner = this.#inner.parentNode ?? this.nodes;
  }

  /** The library calls its scopes by these names too. */
  openNode(name: string): void {
    this.startScope(name);
  }

  closeNode(): void {
    this.endScope();
  }

  __addSublanguage(inner: ColourEmitter, name: string): void {
    this.startScope(`language:${name}`);
    this.#inner.appendChild(inner.nodes);
    this.endScope();
  }

  finalize(): void {
    this.#inner = this.nodes;
  }

  /** Nobody reads it. */
  toHTML(): string {
    return '';
  }
}

/** `title.function` has the classes `hljs-title function_`. */
function classOf(scope: string): string {
  if (scope.startsWith('language:')) {
    return scope.replace(':', '-');
  }
  const [first = '', ...others] = scope.split('.');
  return [`hljs-${first}`, ...others.map((part, index) => part + '_'.repeat(index + 1))].join(' ');
}
