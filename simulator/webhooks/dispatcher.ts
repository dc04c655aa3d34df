import { setImmediate } from 'node:timers/promises';

import type { SimulatorConfig } from '../config.js';
import type { HubEvent, JsonObject, World } from '../world/types.js';
import { envelope, message } from './message.js';
import { Sender } from './sender.js';
import type { Subscription, SubscriptionStore } from './subscription-store.js';

type Style = Pick<SimulatorConfig, 'webhookType' | 'webhookHub' | 'webhookToken' | 'webhookOrder'>;

/** The queue limit for a slow receiver; further webhooks are dropped. */
const WAITING = 1000;

/** Sends the world's events to subscribers: in sequence for each, without blocking the world. */
export class Dispatcher {
  private readonly queues = new Map<Subscription, JsonObject[]>();
  private readonly sender = new Sender();
  private readonly unlisten: () => void;
  private closed = false;

  constructor(
    world: World,
    private readonly subscriptions: SubscriptionStore,
    private readonly style: Style,
  ) {
    this.unlisten = world.onEvent((event) => this.spread(event));
  }

  close(): void {
    this.closed = true;
    this.unlisten();
    this.sender.close();
  }

  private spread(event: HubEvent): void {
    let content: JsonObject | undefined;
    for (const subscription of this.subscriptions.all()) {
      if (subscription.accountId !== event.hub.accountId) continue;
      if (!subscription.event.includes(event.event)) continue;
      content ??= envelope(event, this.style.webhookHub);
      this.enqueue(subscription, content);
    }
  }

  private enqueue(subscription: Subscription, content: JsonObject): void {
    const queue = this.queues.get(subscription);
    if (!queue) {
      this.queues.set(subscription, [content]);
      void this.drain(subscription);
    } else if (queue.length < WAITING) {
      queue.push(content);
    } else {
      subscription.failures += 1;
    }
  }

  private async drain(subscription: Subscription): Promise<void> {
    // All events of one action are collected before the first is sent.
    await setImmediate();
    let queue = this.queues.get(subscription) ?? [];
    while (queue.length > 0) {
      this.queues.set(subscription, []);
      for (const content of this.style.webhookOrder === 'reorder' ? queue.reverse() : queue) {
        if (this.closed || !this.subscriptions.has(subscription)) break;
        await this.deliver(subscription, content);
      }
      queue = this.queues.get(subscription) ?? [];
    }
    this.queues.delete(subscription);
  }

  private async deliver(subscription: Subscription, content: JsonObject): Promise<void> {
    const taken = await this.post(subscription, content);
    if (taken) subscription.deliveries += 1;
    else subscription.failures += 1;
  }

  /** Inferred: a failed webhook is not sent again. */
  private async post(subscription: Subscription, content: JsonObject): Promise<boolean> {
    const { webhookOrder } = this.style;
    // Every second webhook is dropped silently.
    if (webhookOrder === 'drop' && subscription.deliveries % 2 === 1) return true;
    const sent = message(content, subscription, this.style);
    const taken = await this.sender.send(sent);
    return webhookOrder === 'duplicate' ? this.sender.send(sent) : taken;
  }
}
