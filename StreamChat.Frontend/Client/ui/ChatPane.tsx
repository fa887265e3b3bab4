import type { RefObject, VNode } from 'preact';
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import type { Connection } from '../core/api/connection';
import type { Chat } from '../core/chat/chat';
import type { Ask } from '../core/chat/chatView';
import type { Kept } from '../core/kept/kept';
import { Composer, type ComposerHandle } from './composer/Composer';
import { Queued } from './composer/Queued';
import { Suggestions } from './composer/Suggestions';
import { Log } from './messages/Log';
import { useSnapshot } from './page/useSnapshot';
import { Missing } from './shell/Missing';
import { CONNECTION_PANEL } from './shell/Header';
import { useStopKey } from './shell/useStopKey';
import { strings } from './strings';

interface ChatPaneProps {
  readonly chat: Chat;
  readonly kept: Kept;
  readonly connection: Connection | undefined;
  readonly models: readonly string[];
  readonly composer: RefObject<ComposerHandle | null>;
  readonly onNew: () => void;
}

/** The conversation that is open, and where one writes. */
export function ChatPane({ chat, kept, connection, models, composer, onNew }: ChatPaneProps): VNode {
  const view = useSnapshot(chat);
  const empty = view.phase === 'new' && view.turns.length === 0;
  const title = view.conversation?.title ?? '';
  useEffect(() => {
    document.title = title === '' ? strings.appName : `${title} · ${strings.appName}`;
  }, [title]);
  const send = useCallback((ask: Ask) => chat.send(ask), [chat]);
  const stop = useCallback(() => {
    chat.stop();
    composer.current?.focus();
  }, [chat]);
  useStopKey(view.running, stop);
  const wishes = useMemo(() => ({
    regenerate: (answerId: string) => chat.regenerate(answerId),
    goOn: (answerId: string) => chat.continueAnswer(answerId),
    edit: (questionId: string, text: string) => chat.edit(questionId, { prompt: text, thinking: composer.current?.thinks() ?? false }),
    select: (messageId: string) => chat.select(messageId),
  }), [chat]);
  // The same node makes Preact skip it while tokens arrive.
  const field = useMemo(() => (
    <Composer
      key={`composer-${keyOf(chat)}`} handle={composer} conversationId={view.id} kept={kept} running={view.running} stopping={view.stopping} onSend={send} onStop={stop}
      models={models} model={view.model} defaultModel={connection?.model} onModel={(model) => void chat.change({ model: model ?? null })}
    />
  ), [chat, view.id, kept, view.running, view.stopping, send, stop, models, view.model, connection?.model, strings]);

  if (view.phase === 'missing' || view.phase === 'failed') {
    return <Missing view={view} onNew={onNew} onReload={() => chat.reload()} />;
  }
  return (
    <main class="chat">
      {empty ? <h1 class="hero">{strings.empty.title}</h1> : <h1 class="visually-hidden">{title === '' ? strings.log : title}</h1>}
      <Log key={keyOf(chat)} turns={view.turns} busy={view.running} defaultModel={connection?.model} tracesUrl={connection?.tracesUrl} wishes={wishes} />
      {view.queued !== undefined && (
        <Queued
          ask={view.queued} onSendNow={() => chat.sendQueuedNow()} onRemove={() => chat.takeQueued()}
          onEdit={() => composer.current?.insert(chat.takeQueued()?.prompt ?? '')}
        />
      )}
      {field}
      {empty && <Suggestions onPick={send} />}
      <Footnote empty={empty} simulated={connection?.provider === 'simulator'} />
    </main>
  );
}

function Footnote({ empty, simulated }: { empty: boolean; simulated: boolean }): VNode {
  return (
    <p class="footnote">
      {!empty ? strings.composer.mistakes : simulated && (
        <>
          {strings.connection.simulatorNote}{' '}
          <button type="button" class="link-button" popovertarget={CONNECTION_PANEL}>{strings.connection.simulatorLink}</button>
        </>
      )}
    </p>
  );
}

const keys = new WeakMap<Chat, number>();
let lastKey = 0;

/** A chat keeps its log and its field, also when it becomes a conversation; another chat has others. */
function keyOf(chat: Chat): number {
  const key = keys.get(chat) ?? (lastKey += 1);
  keys.set(chat, key);
  return key;
}
