import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { GrowingText, type Growth } from '../../core/messages/growingText';
import { strings } from '../strings';
import { createMarkdownWidget, type MarkdownWidget } from './markdownWidget';

/** The Markdown widget as a component; Preact owns the frame, the widget all that is inside. */
export function MarkdownView({ text, growth, final }: { text: string; growth: Growth | undefined; final: boolean }): VNode {
  const root = useRef<HTMLDivElement>(null);
  const widget = useRef<MarkdownWidget>(undefined);
  const shown = useRef({ text: new GrowingText(''), final: false, words: strings });
  useLayoutEffect(() => {
    if (root.current !== null) {
      const now = new GrowingText(text, growth);
      // The widget only grows: another text, more of one that was complete, or another language, needs another widget.
      if (shown.current.final || shown.current.words !== strings || !now.continues(shown.current.text)) {
        widget.current?.dispose();
        widget.current = undefined;
      }
      widget.current ??= createMarkdownWidget(root.current);
      widget.current.update(now, final);
      shown.current = { text: now, final, words: strings };
    }
  }, [text, final, strings]); // not the growth: a text that is whole is the same without it
  useEffect(() => () => widget.current?.dispose(), []);
  return <div class={final ? 'markdown' : 'markdown markdown-growing'} ref={root} />;
}
