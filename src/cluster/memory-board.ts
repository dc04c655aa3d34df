import type { Board, BoardMessage } from './board.js';

/** The board of a gateway that is alone: every turn is its own, and nothing has to be kept for others. */
export function createMemoryBoard<Entry>(): Board<Entry> {
  let turn = 0;
  const listeners = new Map<string, Set<(message: BoardMessage<Entry>) => void>>();
  return {
    claim: async () => ({ held: true, turn: (turn += 1), interests: [] }),
    renew: async () => true,
    commit: async () => 'accepted',
    load: async () => null,
    async listen(topic, listener) {
      const ofTopic = listeners.get(topic) ?? new Set();
      listeners.set(topic, ofTopic.add(listener));
      return () => {
        ofTopic.delete(listener);
        if (ofTopic.size === 0) listeners.delete(topic);
      };
    },
    async ask(topic, why) {
      for (const listener of listeners.get(topic) ?? []) listener({ kind: why });
    },
    release: async () => undefined,
  };
}
