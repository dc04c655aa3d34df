import { type StateView } from './room-states';
import classes from './state-label.module.css';

/** A state by text, icon and colour. */
export function StateLabel({ view: { label, Icon, color } }: { readonly view: StateView }) {
  return (
    <span className={classes.label} data-state-color={color}>
      <Icon size="1.25em" aria-hidden />
      {label}
    </span>
  );
}
