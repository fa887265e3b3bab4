import { change, request, type Outcome } from '../wire/request';
import { conversationPath } from './conversations';
import { readStarted, type StartedRun } from './shapes';

/** What starts a run: a new message, another answer to the same message, or more of an answer. */
export type Start =
  | { readonly kind: 'send'; readonly content: string; readonly parentId: string | undefined }
  | { readonly kind: 'regenerate'; readonly messageId: string }
  | { readonly kind: 'continue'; readonly messageId: string };

/** How the answer is wanted. */
export interface Manner {
  readonly thinking: boolean;
  readonly model: string | undefined;
}

export const runEventsPath = (runId: string): string => `/api/runs/${encodeURIComponent(runId)}/events`;

/** Starts a run. The key makes it one run however often the request is repeated. */
export function startRun(conversationId: string, start: Start, manner: Manner, key: string, headers: Readonly<Record<string, string>> = {}): Promise<Outcome<StartedRun>> {
  const how = { thinking: manner.thinking, ...(manner.model ? { model: manner.model } : {}) };
  const messages = `${conversationPath(conversationId)}/messages`;
  const path = start.kind === 'send' ? messages : `${messages}/${encodeURIComponent(start.messageId)}/${start.kind}`;
  const body = start.kind === 'send' ? { content: start.content, parent_id: start.parentId ?? null, ...how } : how;
  return request(path, { method: 'POST', body, headers: { 'Idempotency-Key': key, ...headers } }, readStarted);
}

/** Ends a run; what was written is kept. */
export function cancelRun(runId: string): Promise<Outcome<true>> {
  return change(`/api/runs/${encodeURIComponent(runId)}/cancel`, { method: 'POST' }, () => true);
}
