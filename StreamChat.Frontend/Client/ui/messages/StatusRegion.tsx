import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Turn } from '../../core/turn';
import { strings } from '../strings';

const QUIET = 1000;

/** The one voice of the log: says when an answer starts and how it ended, never its tokens. */
export function StatusRegion({ turns }: { turns: readonly Turn[] }): VNode {
  const said = sentence(turns.at(-1));
  const [words, setWords] = useState('');
  useEffect(() => {
    // Only what still holds after a second is said, so that an answer that fails at once is heard as a failure alone.
    const timer = setTimeout(() => setWords(said), said === '' ? 0 : QUIET);
    return () => clearTimeout(timer);
  }, [said]);
  return <div class="visually-hidden" role="status">{words}</div>;
}

function sentence(turn: Turn | undefined): string {
  switch (turn?.state) {
    case 'streaming':
      return turn.thought !== '' && turn.answer === '' ? strings.status.thinking : strings.status.started;
    case 'done':
      return strings.status.finished;
    case 'stopped':
      return strings.status.stopped;
    case 'failed':
      return `${strings.status.failed} ${(strings.failure.byCode[turn.failure?.code ?? ''] ?? strings.failure.other).title}.`;
    default:
      return '';
  }
}
