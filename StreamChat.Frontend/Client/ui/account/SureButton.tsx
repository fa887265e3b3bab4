import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

interface SureButtonProps {
  readonly label: string;
  /** What it says the second time. */
  readonly sure: string;
  /** What it is called where its label alone does not say it. */
  readonly name?: string;
  readonly describedBy?: string;
  readonly onSure: () => void;
}

/** A button for what cannot be taken back: it asks once more, in its own place. */
export function SureButton({ label, sure, name, describedBy, onSure }: SureButtonProps): VNode {
  const [asked, setAsked] = useState(false);
  return (
    <button
      type="button" class={asked ? 'button button-danger' : 'button button-outline'} aria-label={asked || name === undefined ? undefined : name} aria-describedby={describedBy}
      onClick={() => (asked ? onSure() : setAsked(true))} onBlur={() => setAsked(false)}
    >
      <span aria-live="polite">{asked ? sure : label}</span>
    </button>
  );
}
