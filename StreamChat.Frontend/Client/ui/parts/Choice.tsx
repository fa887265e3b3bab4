import type { ComponentChildren, VNode } from 'preact';
import { ChevronIcon } from '../icons';

interface ChoiceProps {
  readonly value: string;
  readonly onChoose: (value: string) => void;
  /** The options. */
  readonly children: ComponentChildren;
}

/** One of several: the browser's own list, in the page's look. */
export function Choice({ value, onChoose, children }: ChoiceProps): VNode {
  return (
    <span class="setting-choice">
      <select class="setting-field" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>{children}</select>
      <ChevronIcon />
    </span>
  );
}
