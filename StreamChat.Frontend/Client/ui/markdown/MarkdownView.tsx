import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { strings } from '../strings';
import { createMarkdownWidget, type MarkdownWidget } from './markdownWidget';

/** The Markdown widget as a component; Preact owns the frame, the widget all that is inside. */
export function MarkdownView({ text, final }: { text: string; final: boolean }): VNode {
  const root = useRef<HTMLDivElement>(null);
  const widget = useRef<MarkdownWidget>(undefined);
  const shown = useRef({ text: '', final: false, words: strings });
  useLayoutEffect(() => {
    if (root.current !== null) {
      // The widget only grows: another text, more of one that was complete, or another language, needs another widget.
      if (shown.current.final || shown.current.words !== strings || !text.startsWith(shown.current.text)) {
        widget.current?.dispose();
        widget.current = undefined;
      }
      widget.current ??= createMarkdownWidget(root.current);
      widget.current.update(text, final);
      shown.current = { text, final, words: strings };
    }
  }, [text, final, strings]);
  useEffect(() => () => widget.current?.dispose(), []);
  return <div class={final ? 'markdown' : 'markdown markdown-growing'} ref={root} />;
}
