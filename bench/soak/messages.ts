/** What a gateway holds at a moment, its garbage collected. */
export interface Holdings {
  readonly heapBytes: number;
  /** How many listeners the process itself has. */
  readonly listeners: number;
  /** How many of each resource keep the process alive: sockets, timers. */
  readonly resources: Readonly<Record<string, number>>;
}

/** From the bench to a gateway. */
export type Command = 'measure' | 'stop';

/** From a gateway to the bench. */
export type Message =
  | { readonly kind: 'started'; readonly url: string }
  | { readonly kind: 'holdings'; readonly holdings: Holdings }
  | { readonly kind: 'stopped' };
