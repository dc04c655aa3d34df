import { createListeners } from './listeners.js';
import type { ChannelMessage, OpenChannel } from './snapshot-channel.js';

/** The channels of a single instance: there is no other gateway to store a snapshot for. */
export function createMemoryChannels<Entry>(): OpenChannel<Entry> {
  const listeners = createListeners<ChannelMessage<Entry>>();
  return (topic) => ({
    commit: async () => 'accepted',
    load: async () => null,
    async listen(listener) {
      const remove = listeners.add(topic, listener);
      return () => void remove();
    },
    publish: async (signal) => listeners.deliver(topic, signal),
  });
}
