import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { createMarkdownWidget, type MarkdownWidget } from './markdownWidget';

/** The Markdown widget as a component; Preact owns the frame, the widget all that is inside. */
export function MarkdownView({ text, final }: { text: string; final: boolean }): VNode {
  const root = useRef<HTMLDivElement>(null);
  const widget = useRef<MarkdownWidget>(undefined);
  useLayoutEffect(() => {
    if (root.current !== null) {
      widget.current ??= createMarkdownWidget(root.current);
      widget.current.update(text, final);
    }
  }, [text, final]);
  useEffect(() => () => widget.current?.dispose(), []);
  return <div class={final ? 'markdown' : 'markdown markdown-growing'} ref={root} />;
}
