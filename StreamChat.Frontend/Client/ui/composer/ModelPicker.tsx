import type { VNode } from 'preact';
import { ChevronIcon } from '../icons';
import { strings } from '../strings';

export interface ModelPickerProps {
  readonly models: readonly string[];
  readonly model: string | undefined;
  readonly defaultModel: string | undefined;
  readonly onModel: (model: string | undefined) => void;
}

/** Which model answers from now on: its name alone, under the browser's own list, which says more. Not shown where there is no choice. */
export function ModelPicker({ models, model, defaultModel, onModel }: ModelPickerProps): VNode | null {
  const others = [...new Set([...models, ...(model === undefined ? [] : [model])])].filter((name) => name !== defaultModel);
  if (others.length === 0) {
    return null;
  }
  return (
    <span class="model">
      <span class="model-name" aria-hidden="true">{model ?? defaultModel ?? strings.composer.defaultModel(undefined)}</span>
      <ChevronIcon />
      <select
        class="model-field" aria-label={strings.composer.model} title={strings.composer.model} value={model ?? ''}
        onChange={(event) => onModel(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      >
        <option value="">{strings.composer.defaultModel(defaultModel)}</option>
        {others.map((name) => <option key={name} value={name}>{name}</option>)}
      </select>
    </span>
  );
}
