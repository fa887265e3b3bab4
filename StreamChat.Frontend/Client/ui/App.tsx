import type { VNode } from 'preact';
import { useCallback, useRef } from 'preact/hooks';
import type { Transcript } from '../core/transcript';
import { isRunning, type Ask } from '../core/turn';
import { Composer, type ComposerHandle } from './composer/Composer';
import { Suggestions } from './composer/Suggestions';
import { Log } from './messages/Log';
import { StatusRegion } from './messages/StatusRegion';
import { CONNECTION_PANEL, Header } from './shell/Header';
import { useConnection } from './shell/useConnection';
import { useStopKey } from './shell/useStopKey';
import { strings } from './strings';
import { useTurns } from './useTurns';

/** The page: header, conversation, composer. */
export function App({ transcript, model }: { transcript: Transcript; model: string | undefined }): VNode {
  const turns = useTurns(transcript);
  const connection = useConnection();
  const composer = useRef<ComposerHandle>(null);
  const running = turns.some(isRunning);
  const empty = turns.length === 0;

  const send = useCallback((ask: Omit<Ask, 'model'>) => transcript.send({ ...ask, model }), [transcript, model]);
  const stop = useCallback(() => {
    transcript.stop();
    composer.current?.focus();
  }, [transcript]);
  const retry = useCallback((id: string) => transcript.retry(id), [transcript]);
  const clear = useCallback(() => {
    transcript.clear();
    composer.current?.focus();
  }, [transcript]);
  useStopKey(running, stop);

  const simulated = connection.value?.provider === 'simulator';
  return (
    <div class={empty ? 'shell shell-empty' : 'shell'}>
      <a class="skip" href="#prompt">{strings.skipToPrompt}</a>
      <Header connection={connection} canClear={!empty} onClear={clear} />
      <main class="chat">
        {empty ? <h1 class="hero">{strings.empty.title}</h1> : <h1 class="visually-hidden">{strings.log}</h1>}
        <Log turns={turns} defaultModel={connection.value?.model} onRetry={retry} />
        <Composer handle={composer} running={running} onSend={send} onStop={stop} />
        {empty && <Suggestions onPick={send} />}
        <p class="footnote">
          {!empty && strings.composer.independent}
          {empty && simulated && (
            <>
              {strings.connection.simulatorNote}{' '}
              <button type="button" class="link-button" popovertarget={CONNECTION_PANEL}>{strings.connection.simulatorLink}</button>
            </>
          )}
        </p>
      </main>
      <StatusRegion turns={turns} />
    </div>
  );
}
