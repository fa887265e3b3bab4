import { isInProgress, type Message } from './message';
import type { Tree } from './tree';

/**
 * Takes over how the server says a conversation is. What this page knows better stays: the text of an answer that it is
 * reading, messages that the server has not heard of yet, and times that it measured itself.
 */
export function merge(tree: Tree, fromServer: readonly Message[], isOurs: (message: Message) => boolean): void {
  const known = new Map(tree.all().map((message) => [message.id, message]));
  const ids = new Set(fromServer.map((message) => message.id));
  const kept = tree.all().filter((message) => !ids.has(message.id) && isOurs(message));
  tree.reset([...fromServer.map((message) => better(message, known.get(message.id), isOurs)), ...kept]);
}

function better(theirs: Message, ours: Message | undefined, isOurs: (message: Message) => boolean): Message {
  if (ours === undefined) {
    return theirs;
  }
  if (isOurs(ours) || (theirs.status === 'streaming' && ours.runId === theirs.runId)) {
    return ours; // theirs is from the run's beginning, or from before ours was sent
  }
  if (isSame(ours, theirs)) {
    return ours;
  }
  const measured = ours.runId === theirs.runId && !isInProgress(ours);
  return {
    ...theirs,
    failure: theirs.failure && ours.failure?.code === theirs.failure.code ? ours.failure : theirs.failure,
    firstAt: theirs.firstAt ?? (measured ? ours.firstAt : undefined),
    answeredAt: measured ? ours.answeredAt : undefined,
  };
}

/** The same object stays, so that nothing is drawn again. */
function isSame(ours: Message, theirs: Message): boolean {
  return (
    ours.status === theirs.status && ours.content === theirs.content && ours.thinking === theirs.thinking && ours.runId === theirs.runId &&
    ours.model === theirs.model && ours.parentId === theirs.parentId && ours.usage?.completionTokens === theirs.usage?.completionTokens
  );
}
