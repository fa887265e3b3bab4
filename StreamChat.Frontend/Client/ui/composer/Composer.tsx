import type { RefObject, VNode } from 'preact';
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Ask } from '../../core/turn';
import { SendIcon, StopIcon, ThinkIcon } from '../icons';
import { read, write } from '../storage';
import { strings } from '../strings';

/** CONTRACT §3. */
const LIMIT = 4000;
const COUNT_FROM = LIMIT - 400;
const DRAFT = 'streamchat.draft.new';
const THINKING = 'streamchat.thinking';

export interface ComposerHandle {
  focus(): void;
}

interface ComposerProps {
  readonly handle: RefObject<ComposerHandle | null>;
  readonly running: boolean;
  readonly onSend: (ask: Omit<Ask, 'model'>) => void;
  readonly onStop: () => void;
}

/** Where a prompt is written. What was written survives a reload until it is sent. */
export function Composer({ handle, running, onSend, onStop }: ComposerProps): VNode {
  const [text, setText] = useState(() => read(DRAFT) ?? '');
  const [thinking, setThinking] = useState(() => read(THINKING) === 'true');
  const [hinted, setHinted] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const over = text.length - LIMIT;
  const sendable = text.trim() !== '' && over <= 0;

  useImperativeHandle(handle, () => ({ focus: () => field.current?.focus() }), []);
  useLayoutEffect(() => grow(field.current), [text]);
  useEffect(() => (isTouch() ? undefined : field.current?.focus()), []);
  useEffect(() => setHinted(false), [running, text]);

  const change = useCallback((next: string) => {
    setText(next);
    write(DRAFT, next);
  }, []);
  const send = (): void => {
    if (running) {
      setHinted(true);
    } else if (sendable) {
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
        <p id="composer-note" class={over > 0 ? 'composer-note composer-note-bad' : 'composer-note'} aria-live="polite">
          {note(text.length, hinted)}
        </p>
        {running ? (
          <button type="button" class="button composer-go composer-stop" onClick={onStop} aria-label={strings.composer.stop} title={strings.composer.stopHint}>
            <StopIcon />
          </button>
        ) : (
          <button type="submit" class="button composer-go" disabled={!sendable} aria-label={strings.composer.send} title={strings.composer.send}>
            <SendIcon />
          </button>
        )}
      </div>
    </form>
  );
}

function ThinkingToggle({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }): VNode {
  return (
    <button type="button" class="button toggle" aria-pressed={on} title={strings.composer.thinkingHint} onClick={() => onChange(!on)}>
      <ThinkIcon />
      {strings.composer.thinking}
    </button>
  );
}

function note(length: number, hinted: boolean): string {
  if (hinted) {
    return strings.composer.busy;
  }
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

function isTouch(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
