import { randomUUID } from 'node:crypto';

import type { Principal } from '../oauth/principal.js';
import type { HubEventName } from '../world/types.js';

/** A webhook subscription of a client. */
export interface Subscription {
  readonly id: string;
  readonly accountId: string;
  readonly clientId: string;
  readonly event: readonly HubEventName[];
  readonly webhookUrl: string;
  readonly verificationToken: string | undefined;
  /** ms since the epoch, by the world's clock. */
  expiresAt: number;
  deliveries: number;
  failures: number;
}

export type SubscriptionRequest = Pick<Subscription, 'event' | 'webhookUrl' | 'verificationToken'>;

/** An expired subscription is kept for a day, to distinguish it from an unknown one. */
const REMEMBERED_MS = 86_400_000;

/** The webhook subscriptions. They expire by the given clock. */
export class SubscriptionStore {
  private readonly subscriptions = new Map<string, Subscription>();

  constructor(
    private readonly lifeSeconds: number,
    private readonly now: () => number,
  ) {}

  add({ account, clientId }: Principal, requested: SubscriptionRequest): Subscription {
    this.forget();
    const counts = { deliveries: 0, failures: 0 };
    const owner = { accountId: account.id, clientId };
    const subscription = { id: randomUUID(), ...owner, ...requested, expiresAt: this.end(), ...counts };
    this.subscriptions.set(subscription.id, subscription);
    return subscription;
  }

  /** @returns the subscription if it belongs to this integration and account; it may have expired. */
  find({ account, clientId }: Principal, id: string): Subscription | undefined {
    const found = this.subscriptions.get(id);
    return found?.accountId === account.id && found.clientId === clientId ? found : undefined;
  }

  isAlive({ expiresAt }: Subscription): boolean {
    return this.now() < expiresAt;
  }

  extend(subscription: Subscription): void {
    subscription.expiresAt = this.end();
  }

  remove({ id }: Subscription): void {
    this.subscriptions.delete(id);
  }

  has({ id }: Subscription): boolean {
    return this.subscriptions.has(id);
  }

  /** The subscriptions that have not expired. */
  all(): readonly Subscription[] {
    return [...this.subscriptions.values()].filter((subscription) => this.isAlive(subscription));
  }

  private end(): number {
    return this.now() + this.lifeSeconds * 1000;
  }

  private forget(): void {
    for (const [id, { expiresAt }] of this.subscriptions) {
      if (this.now() >= expiresAt + REMEMBERED_MS) this.subscriptions.delete(id);
    }
  }
}
