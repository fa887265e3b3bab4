import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { createMarkdownWidget, type MarkdownWidget } from './markdownWidget';

/** The Markdown widget as a component; Preact owns the frame, the widget all that is inside. */
export function MarkdownView({ text, final }: { text: string; final: boolean }): VNode {
  const root = useRef<HTMLDivElement>(null);
  const widget = useRef<MarkdownWidget>(undefined);
  const shown = useRef({ text: '', final: false });
  useLayoutEffect(() => {
    if (root.current !== null) {
      // The widget only grows: another text, or more of one that was complete, needs another widget.
      if (shown.current.final || !text.startsWith(shown.current.text)) {
        widget.current?.dispose();
        widget.current = undefined;
      }
      widget.current ??= createMarkdownWidget(root.current);
      widget.current.update(text, final);
      shown.current = { text, final };
    }
  }, [text, final]);
  useEffect(() => () => widget.current?.dispose(), []);
  return <div class={final ? 'markdown' : 'markdown markdown-growing'} ref={root} />;
}
