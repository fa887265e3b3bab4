import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Kept } from '../../core/kept/kept';

const keyOf = (conversationId: string | undefined): string => conversationId ?? 'new';

/** What is being written in a conversation; it survives a reload. */
export function useDraft(conversationId: string | undefined, kept: Kept): readonly [string, (text: string) => void] {
  const [text, setText] = useState('');
  const key = useRef(keyOf(conversationId));
  const typed = useRef<string>(undefined);
  const change = useCallback((next: string) => {
    typed.current = next;
    setText(next);
    kept.keepDraft(key.current, next);
  }, [kept]);
  useEffect(() => {
    void kept.draft(key.current).then((draft) => {
      if (draft !== undefined && typed.current === undefined) {
        typed.current = draft;
        setText(draft);
      }
    });
  }, [kept]);
  useEffect(() => {
    // The new chat has become a conversation while something was being written: it goes along.
    if (key.current !== keyOf(conversationId)) {
      kept.keepDraft(key.current, '');
      key.current = keyOf(conversationId);
      kept.keepDraft(key.current, typed.current ?? '');
    }
  }, [conversationId]);
  return [text, change];
}
