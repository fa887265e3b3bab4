import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../core/messages/message';
import type { Place } from '../../core/messages/tree';
import { PencilIcon } from '../icons';
import { CopyButton } from '../parts/CopyButton';
import { strings } from '../strings';
import { BranchPicker } from './BranchPicker';
import type { TurnWishes } from './wishes';

interface QuestionProps {
  readonly question: Message;
  readonly place: Place;
  /** Not while an answer is being written on this branch. */
  readonly editable: boolean;
  readonly wishes: TurnWishes;
}

/** What was asked; it can be asked otherwise, and the versions stay. */
export function Question({ question, place, editable, wishes }: QuestionProps): VNode {
  const [editing, setEditing] = useState(false);
  if (editing) {
    const finish = (text: string | undefined): void => {
      setEditing(false);
      if (text !== undefined && text !== question.content) {
        wishes.edit(question.id, text);
      }
    };
    return <EditForm text={question.content} onDone={finish} />;
  }
  return (
    <div class="question">
      <div class="prompt" dir="auto">
        <span class="visually-hidden">{strings.turn.you}: </span>
        {question.content}
      </div>
      <div class="question-actions">
        <BranchPicker place={place} label={strings.turn.versions.question} onSelect={wishes.select} />
        <CopyButton text={() => question.content} label={strings.turn.copyQuestion} hint={strings.turn.copyQuestion} look="quiet" />
        {editable && (
          <button type="button" class="button button-quiet button-icon edit-start" onClick={() => setEditing(true)} aria-label={strings.turn.edit} title={strings.turn.editHint}><PencilIcon /></button>
        )}
      </div>
    </div>
  );
}

function EditForm({ text, onDone }: { text: string; onDone: (text: string | undefined) => void }): VNode {
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  useLayoutEffect(() => {
    if (field.current !== null) {
      field.current.style.height = 'auto';
      field.current.style.height = `${field.current.scrollHeight + 2}px`;
    }
  }, [typed]);
  const send = (): void => {
    if (typed.trim() !== '') {
      onDone(typed);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      onDone(undefined);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      send();
    }
  };
  return (
    <form class="edit" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <textarea
        ref={field} class="edit-field" rows={1} dir="auto" value={typed} aria-label={strings.turn.editLabel}
        onInput={(event) => setTyped(event.currentTarget.value)} onKeyDown={onKeyDown}
      />
      <div class="edit-bar">
        <button type="button" class="button button-outline" onClick={() => onDone(undefined)}>{strings.cancel}</button>
        <button type="submit" class="button button-primary" disabled={typed.trim() === ''}>{strings.composer.send}</button>
      </div>
    </form>
  );
}
