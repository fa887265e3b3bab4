import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Chat } from '../../core/chat/chat';
import type { ChatView } from '../../core/chat/chatView';
import { stateOf, type Turn } from '../../core/messages/turns';
import { useSnapshot } from '../page/useSnapshot';
import { strings } from '../strings';

const QUIET = 1000;

/** What of a chat is ever said. */
function whatIsHeard({ turns }: ChatView): readonly unknown[] {
  const turn = turns.at(-1);
  return [turn?.key, turn?.answer?.status, turn && sentence(turn)];
}

/** The one voice of the page: says when an answer starts and how it ended, never its tokens; and what was done with a conversation. */
export function StatusRegion({ chat, note }: { chat: Chat; note: string | undefined }): VNode {
  const turn = useSnapshot(chat, whatIsHeard).turns.at(-1);
  const watched = useRef<string>(undefined);
  const state = turn && stateOf(turn);
  if (turn !== undefined && (state === 'waiting' || state === 'streaming' || turn.answer?.status === 'unsent')) {
    watched.current = turn.key;
  }
  // An answer that had ended before it was looked at is no news.
  const said = note ?? (turn !== undefined && watched.current === turn.key ? sentence(turn) : '');
  const [words, setWords] = useState('');
  useEffect(() => {
    // Only what still holds after a second is said, so that an answer that fails at once is heard as a failure alone.
    const timer = setTimeout(() => setWords(said), said === '' ? 0 : QUIET);
    return () => clearTimeout(timer);
  }, [said]);
  return <div class="visually-hidden" role="status">{words}</div>;
}

function sentence(turn: Turn): string {
  const { answer } = turn;
  switch (stateOf(turn)) {
    case 'streaming':
      return answer?.thinking !== '' && answer?.content === '' ? strings.status.thinking : strings.status.started;
    case 'done':
      return strings.status.finished;
    case 'stopped':
      return strings.status.stopped;
    case 'failed':
      return `${strings.status.failed} ${(strings.failure.byCode[answer?.failure?.code ?? ''] ?? strings.failure.other).title}.`;
    default:
      return '';
  }
}
