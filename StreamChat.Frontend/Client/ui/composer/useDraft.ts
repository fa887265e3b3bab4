import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { read, write } from '../parts/storage';

const keyOf = (conversationId: string | undefined): string => `streamchat.draft.${conversationId ?? 'new'}`;

/** What is being written in a conversation; it survives a reload. */
export function useDraft(conversationId: string | undefined): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => read(keyOf(conversationId)) ?? '');
  const key = useRef(keyOf(conversationId));
  const typed = useRef(text);
  const change = useCallback((next: string) => {
    typed.current = next;
    setText(next);
    write(key.current, next);
  }, []);
  useEffect(() => {
    // The new chat has become a conversation while something was being written: it goes along.
    if (key.current !== keyOf(conversationId)) {
      write(key.current, '');
      key.current = keyOf(conversationId);
      write(key.current, typed.current);
    }
  }, [conversationId]);
  return [text, change];
}
