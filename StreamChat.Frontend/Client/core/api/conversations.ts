import { change as send, read, request, type Outcome } from '../wire/request';
import { readConversation, readDetail, readPage, type Conversation, type ConversationDetail, type ConversationPage } from './shapes';

/** What a new conversation begins with. */
export interface Beginning {
  readonly model?: string;
  readonly system?: string;
}

/** What can be changed of a conversation; null takes the model or the system prompt away. */
export interface Change {
  readonly title?: string;
  readonly pinned?: boolean;
  readonly archived?: boolean;
  readonly model?: string | null;
  readonly system?: string | null;
  readonly active_leaf?: string;
}

const ROOT = '/api/conversations';

export const conversationPath = (id: string): string => `${ROOT}/${encodeURIComponent(id)}`;

export function listConversations(query: { cursor?: string | undefined; text?: string; archived?: boolean }, signal?: AbortSignal): Promise<Outcome<ConversationPage>> {
  const search = new URLSearchParams({ limit: '30' });
  if (query.cursor !== undefined) {
    search.set('cursor', query.cursor);
  }
  if (query.text) {
    search.set('q', query.text);
  }
  if (query.archived) {
    search.set('archived', 'true');
  }
  return read(`${ROOT}?${search}`, signal, readPage);
}

export function createConversation(beginning: Beginning): Promise<Outcome<Conversation>> {
  return request(ROOT, { method: 'POST', body: beginning }, readConversation);
}

export function loadConversation(id: string, signal: AbortSignal): Promise<Outcome<ConversationDetail>> {
  return read(conversationPath(id), signal, readDetail);
}

/** Changes a conversation, whatever others change of it: the last one wins. The request outlives the page that sends it. */
export function changeConversation(id: string, change: Change): Promise<Outcome<Conversation>> {
  return send(conversationPath(id), { method: 'PATCH', keepalive: true, body: change }, readConversation);
}

/** Removes a conversation for good; the request outlives the page that sends it. */
export function deleteConversation(id: string): Promise<Outcome<true>> {
  return send(conversationPath(id), { method: 'DELETE', keepalive: true }, () => true);
}

/** Where a conversation is downloaded from. */
export function exportPath(id: string, format: 'markdown' | 'json'): string {
  return `${conversationPath(id)}/export?format=${format}`;
}

/** Brings back what an export wrote. */
export function importConversation(content: object): Promise<Outcome<Conversation>> {
  return request(`${ROOT}/import`, { method: 'POST', body: content }, readConversation);
}
