import { type ReactNode } from 'react';

/** What every control of a setting takes. */
export interface ControlProps<Value> {
  readonly label: string;
  readonly description: ReactNode;
  /** What is wrong with the value; null if nothing is. */
  readonly error: ReactNode;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly isDisabled: boolean;
}
