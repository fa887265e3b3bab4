import type { VNode } from 'preact';
import type { Failure } from '../../core/wire/failure';
import { AlertIcon, RetryIcon } from '../icons';
import { CopyButton } from '../parts/CopyButton';
import { useSecondsUntil } from '../parts/useNow';
import { strings } from '../strings';

/** These do not get better by trying again: another prompt is needed. */
const FINAL = new Set(['invalid_request', 'prompt_too_long', 'payload_too_large']);

interface FailureNoteProps {
  readonly failure: Failure;
  /** When it failed: from then on the wait that the server asks for is counted. */
  readonly endedAt: number | undefined;
  readonly requestId: string | undefined;
  readonly onRetry: (() => void) | undefined;
}

/** Says on the message itself what went wrong, what to do, and the number to ask about. */
export function FailureNote({ failure, endedAt, requestId, onRetry }: FailureNoteProps): VNode {
  const words = strings.failure.byCode[failure.code] ?? strings.failure.other;
  const { retryAfterSeconds } = failure;
  const wait = useSecondsUntil(retryAfterSeconds === undefined || endedAt === undefined ? undefined : endedAt + retryAfterSeconds * 1000);
  return (
    <div class="failure" role="group" aria-label={words.title} data-code={failure.code}>
      <AlertIcon />
      <div class="failure-body">
        <p class="failure-title">{words.title}</p>
        <p class="failure-text" dir="auto">
          {words.text || failure.detail || strings.failure.other.text}
          {wait > 0 && ` ${strings.failure.retryAfter(wait)}`}
        </p>
        <div class="failure-foot">
          {onRetry !== undefined && !FINAL.has(failure.code) && (
            <button type="button" class="button button-outline" onClick={onRetry} disabled={wait > 0}>
              <RetryIcon />
              {strings.turn.retry}
            </button>
          )}
          {requestId !== undefined && (
            <span class="failure-id">
              {strings.failure.requestId} <code>{requestId}</code>
              <CopyButton text={() => requestId} label={strings.turn.copy} hint={strings.failure.copyRequestId} />
            </span>
          )}
        </div>
      </div>
    </div>
  );
}
