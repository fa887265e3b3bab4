import { copyText } from '../../parts/copyText';
import { strings } from '../../strings';
import { createCodeText } from './codeText';

/** A code block: its language, buttons that wrap and copy it, and the code, coloured once it is complete. */
export interface CodeBlock {
  readonly element: HTMLElement;
  show(code: string, finished: boolean): void;
  dispose(): void;
}

/** Above this, colouring would hold up the page longer than it is worth. */
const MAX_COLOURED = 60_000;

export function createCodeBlock(info: string): CodeBlock {
  const language = /^[\w+#.-]+/.exec(info)?.[0] ?? '';
  const element = document.createElement('figure');
  element.className = 'code';
  element.dir = 'ltr';
  const label = document.createElement('span');
  label.className = 'code-language';
  label.textContent = language === '' ? strings.code.plain : language;
  const copy = document.createElement('button');
  copy.type = 'button';
  copy.className = 'button button-small';
  copy.textContent = strings.code.copy;
  const wrap = document.createElement('button');
  wrap.type = 'button';
  wrap.className = 'button button-small';
  wrap.textContent = strings.code.wrap;
  wrap.setAttribute('aria-pressed', 'false');
  const tools = document.createElement('span');
  tools.className = 'code-tools';
  tools.append(wrap, copy);
  const head = document.createElement('figcaption');
  head.append(label, tools);
  const code = createCodeText();
  const frame = document.createElement('pre');
  frame.tabIndex = 0;
  frame.append(code.element);
  element.append(head, frame);

  let disposed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function onCopy(): Promise<void> {
    copy.textContent = (await copyText(code.text)) ? strings.turn.copied : strings.turn.copyFailed;
    clearTimeout(timer);
    timer = setTimeout(() => (copy.textContent = strings.code.copy), 2000);
  }
  const listener = (): void => void onCopy();
  const onWrap = (): void => wrap.setAttribute('aria-pressed', String(element.classList.toggle('code-wrapped')));
  copy.addEventListener('click', listener);
  wrap.addEventListener('click', onWrap);

  return {
    element,
    show(next, finished) {
      code.show(next);
      if (finished && language !== '' && next.length <= MAX_COLOURED) {
        code.colour(language, () => !disposed);
      }
    },
    dispose() {
      disposed = true;
      clearTimeout(timer);
      copy.removeEventListener('click', listener);
      wrap.removeEventListener('click', onWrap);
    },
  };
}
