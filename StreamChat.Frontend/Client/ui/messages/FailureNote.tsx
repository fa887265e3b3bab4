import type { VNode } from 'preact';
import type { Failure } from '../../core/failure';
import { AlertIcon, RetryIcon } from '../icons';
import { strings } from '../strings';
import { CopyButton } from './CopyButton';

/** These do not get better by trying again: another prompt is needed. */
const FINAL = new Set(['invalid_request', 'prompt_too_long', 'payload_too_large']);

/** Says on the message itself what went wrong, what to do, and the number to ask about. */
export function FailureNote({ failure, requestId, onRetry }: { failure: Failure; requestId: string | undefined; onRetry: () => void }): VNode {
  const words = strings.failure.byCode[failure.code] ?? strings.failure.other;
  const wait = failure.retryAfterSeconds;
  return (
    <div class="failure" role="group" aria-label={words.title} data-code={failure.code}>
      <AlertIcon />
      <div class="failure-body">
        <p class="failure-title">{words.title}</p>
        <p class="failure-text" dir="auto">
          {words.text || failure.detail || strings.failure.other.text}
          {wait !== undefined && wait > 0 && ` ${strings.failure.retryAfter(wait)}`}
        </p>
        <div class="failure-foot">
          {!FINAL.has(failure.code) && (
            <button type="button" class="button button-outline" onClick={onRetry}>
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
