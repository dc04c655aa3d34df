/** The listeners of one process, by topic. */
export interface Listeners<Message> {
  readonly topics: () => readonly string[];
  /** @returns how to stop, and whether that was the topic's last listener. */
  add(topic: string, listener: (message: Message) => void): () => boolean;
  deliver(topic: string, message: Message): void;
}

/** Creates an empty set. A listener must not throw: the following listeners would not be called. */
export function createListeners<Message>(): Listeners<Message> {
  const byTopic = new Map<string, Set<(message: Message) => void>>();
  return {
    topics: () => [...byTopic.keys()],
    add(topic, listener) {
      const ofTopic = byTopic.get(topic) ?? new Set();
      byTopic.set(topic, ofTopic.add(listener));
      return () => {
        ofTopic.delete(listener);
        if (ofTopic.size > 0 || byTopic.get(topic) !== ofTopic) return false;
        return byTopic.delete(topic);
      };
    },
    deliver(topic, message) {
      for (const listener of [...(byTopic.get(topic) ?? [])]) listener(message);
    },
  };
}
