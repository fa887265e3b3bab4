import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Field } from '../../core/reference/apiDocument';
import { words } from './words';

/** Fields or parameters, one a row. */
export function FieldList({ fields, placeOf }: { fields: readonly Field[]; placeOf?: (field: Field) => string | undefined }): VNode {
  return (
    <ul class="fields">
      {fields.map((field) => {
        const place = placeOf?.(field);
        return (
          <li key={field.name}>
            <code class="field-name">{field.name}</code>{' '}
            <span class="reference-soft">{place === undefined ? '' : `${place}, `}{field.shape.type}</span>
            {field.required && <span class="field-required"> {words.required}</span>}
            {field.shape.description !== undefined && <p>{field.shape.description}</p>}
            {field.shape.values.length > 0 && (
              <p class="field-values">{words.oneOf} {field.shape.values.map((value, index) => <>{index > 0 && ', '}<code key={value}>{value}</code></>)}</p>
            )}
            <Inner field={field} />
          </li>
        );
      })}
    </ul>
  );
}

/** What is inside of a field; made when it is opened, since a shape may hold itself. */
function Inner({ field }: { field: Field }): VNode | false {
  const [open, setOpen] = useState(false);
  return field.shape.fields().length > 0 && (
    <details class="shape" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.fieldsOf(field.shape.type)}</summary>
      {open && <FieldList fields={field.shape.fields()} />}
    </details>
  );
}
