import type { RefObject, VNode } from 'preact';
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Ask } from '../../core/chat/chatView';
import type { Kept } from '../../core/kept/kept';
import { QueueIcon, SendIcon, StopIcon, ThinkIcon } from '../icons';
import { read, write } from '../parts/storage';
import { isTouch } from '../parts/useMedia';
import { strings } from '../strings';
import { ModelPicker, type ModelPickerProps } from './ModelPicker';
import { useDraft } from './useDraft';

/** CONTRACT §3. */
const LIMIT = 4000;
const COUNT_FROM = LIMIT - 400;
const THINKING = 'streamchat.thinking';

export interface ComposerHandle {
  focus(): void;
  /** Puts a text into the field, before what is there. */
  insert(text: string): void;
  /** Whether reasoning is asked for. */
  thinks(): boolean;
}

interface ComposerProps extends ModelPickerProps {
  readonly handle: RefObject<ComposerHandle | null>;
  readonly conversationId: string | undefined;
  readonly kept: Kept;
  readonly running: boolean;
  readonly stopping: boolean;
  readonly onSend: (ask: Ask) => void;
  readonly onStop: () => void;
}

/** Where a prompt is written, also during an answer. What was written survives a reload until it is sent. */
export function Composer({ handle, conversationId, kept, running, stopping, onSend, onStop, ...picker }: ComposerProps): VNode {
  const [text, change] = useDraft(conversationId, kept);
  const [thinking, setThinking] = useState(() => read(THINKING) === 'true');
  const field = useRef<HTMLTextAreaElement>(null);
  const over = text.length - LIMIT;
  const sendable = text.trim() !== '' && over <= 0;

  const insert = useCallback((more: string) => {
    const kept = field.current?.value ?? '';
    change(kept === '' ? more : `${more}\n${kept}`);
    field.current?.focus();
  }, [change]);
  useImperativeHandle(handle, () => ({ focus: () => field.current?.focus(), insert, thinks: () => thinking }), [insert, thinking]);
  useLayoutEffect(() => grow(field.current), [text]);
  useEffect(() => (isTouch() ? undefined : field.current?.focus()), []);

  const send = (): void => {
    if (sendable) {
      onSend({ prompt: text, thinking });
      change('');
      if (!isTouch()) {
        field.current?.focus(); // a click on Send took it
      }
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Safari ends the composition first: only the old code 229 tells that this Enter still belongs to the input method.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing newer says it
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key === 'Enter' && !event.shiftKey && !composing && !isTouch()) {
      event.preventDefault();
      send();
    }
  };

  return (
    <form class="composer" aria-label={strings.composer.form} onSubmit={(event) => { event.preventDefault(); send(); }}>
      <textarea
        id="prompt" ref={field} class="composer-field" rows={1} dir="auto" value={text}
        aria-label={strings.composer.label} placeholder={strings.composer.placeholder}
        aria-describedby="composer-note" aria-invalid={over > 0} enterkeyhint={isTouch() ? 'enter' : 'send'}
        onInput={(event) => change(event.currentTarget.value)} onKeyDown={onKeyDown}
      />
      <div class="composer-bar">
        <ThinkingToggle on={thinking} onChange={(on) => { setThinking(on); write(THINKING, on ? 'true' : ''); }} />
        <ModelPicker {...picker} />
        <p id="composer-note" class={over > 0 ? 'composer-note composer-note-bad' : 'composer-note'} aria-live="polite">{note(text.length)}</p>
        <Buttons running={running} stopping={stopping} sendable={sendable} onStop={onStop} />
      </div>
    </form>
  );
}

/** Stop stands in the place of Send; a prompt that was written meanwhile can be sent to wait. */
function Buttons({ running, stopping, sendable, onStop }: { running: boolean; stopping: boolean; sendable: boolean; onStop: () => void }): VNode {
  const words = strings.composer;
  if (!running) {
    return <button type="submit" class="button composer-go" disabled={!sendable} aria-label={words.send} title={words.send}><SendIcon /></button>;
  }
  return (
    <>
      {sendable && <button type="submit" class="button composer-queue" aria-label={words.queue} title={words.queue}><QueueIcon /></button>}
      <button type="button" class="button composer-go composer-stop" onClick={onStop} aria-disabled={stopping} aria-label={stopping ? words.stopping : words.stop} title={words.stopHint}><StopIcon /></button>
    </>
  );
}

function ThinkingToggle({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }): VNode {
  return (
    <button type="button" class="button toggle" aria-pressed={on} title={strings.composer.thinkingHint} onClick={() => onChange(!on)}>
      <ThinkIcon />
      <span class="toggle-label">{strings.composer.thinking}</span>
    </button>
  );
}

function note(length: number): string {
  if (length > LIMIT) {
    return `${strings.composer.counter(length, LIMIT)} · ${strings.composer.tooLong(length - LIMIT)}`;
  }
  return length >= COUNT_FROM ? strings.composer.counter(length, LIMIT) : '';
}

/** The field is as high as its text, up to what the style sheet allows; then it scrolls. */
function grow(field: HTMLTextAreaElement | null): void {
  if (field !== null) {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  }
}
