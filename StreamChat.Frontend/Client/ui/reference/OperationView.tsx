import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Answer, Operation } from '../../core/reference/apiDocument';
import { curlOf } from '../../core/reference/curl';
import { CopyButton } from '../parts/CopyButton';
import { FieldList } from './FieldList';
import { words } from './words';

/** One operation: its line, and all of it when it is opened. */
export function OperationView({ operation, open }: { operation: Operation; open: boolean }): VNode {
  const [toggled, setToggled] = useState<boolean | undefined>(undefined);
  const shown = toggled ?? open;
  return (
    <details class="operation" id={operation.id} open={shown} onToggle={(event) => setToggled(event.currentTarget.open)}>
      <summary>
        <span class="method" data-method={operation.method}>{operation.method}</span>
        <code class="operation-path">{operation.path}</code>
        <span class="operation-summary">{operation.summary}</span>
      </summary>
      {shown && <Details operation={operation} />}
    </details>
  );
}

function Details({ operation }: { operation: Operation }): VNode {
  const example = curlOf(operation, location.origin);
  return (
    <div class="operation-details">
      {operation.description !== undefined && <p>{operation.description}</p>}
      {operation.parameters.length > 0 && (
        <>
          <h3>{words.parameters}</h3>
          <FieldList fields={operation.parameters} placeOf={(field) => operation.parameters.find((parameter) => parameter.name === field.name)?.place} />
        </>
      )}
      {operation.body !== undefined && (
        <>
          <h3>{words.body} <span class="reference-soft">{operation.body.mediaType}{operation.bodyRequired ? '' : `, ${words.optional}`}</span></h3>
          <FieldList fields={operation.body.shape.fields()} />
        </>
      )}
      <h3>{words.answers}</h3>
      {operation.answers.map((answer) => <AnswerView key={answer.status} answer={answer} />)}
      <div class="operation-example">
        <h3>{words.example}</h3>
        <CopyButton text={() => example} label={words.copy} hint={words.copyHint} />
      </div>
      {/* The keyboard scrolls it: it is wider than a phone. */}
      <pre class="operation-curl" tabIndex={0} role="region" aria-label={`${words.example}: ${operation.method} ${operation.path}`}><code>{example}</code></pre>
    </div>
  );
}

function AnswerView({ answer }: { answer: Answer }): VNode {
  return (
    <div class="answer">
      <p>
        <strong class="answer-status">{answer.status === 'default' ? words.otherwise : answer.status}</strong> {answer.description}
        {answer.contents.map((content) => (
          <span class="reference-soft" key={content.mediaType}> · {content.mediaType}{content.shape.type === 'string' ? '' : ` · ${content.shape.type}`}</span>
        ))}
      </p>
      {answer.contents.map((content) => {
        const fields = content.shape.fields();
        return fields.length > 0 && (
          <details class="shape" key={content.mediaType}>
            <summary>{words.fieldsOf(content.shape.type)}</summary>
            <FieldList fields={fields} />
          </details>
        );
      })}
    </div>
  );
}
