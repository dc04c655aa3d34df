import { Input } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface ControlGroupProps {
  readonly label: string;
  readonly description: ReactNode;
  readonly error: ReactNode;
  readonly children: ReactNode;
}

/** Several inputs that are one setting, with one label, description and error for screen readers. */
export function ControlGroup({ label, description, error, children }: ControlGroupProps) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-description ${id}-error`}>
      <Input.Label component="div" id={`${id}-label`}>
        {label}
      </Input.Label>
      <Input.Description id={`${id}-description`}>{description}</Input.Description>
      {children}
      <Input.Error id={`${id}-error`} mt={error ? 4 : 0}>
        {error}
      </Input.Error>
    </div>
  );
}
