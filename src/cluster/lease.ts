/** The outcome of a claim: whether this gateway holds the lease. */
export type Claim =
  | {
      readonly held: true;
      /** Greater than every epoch before it. It fences commits: one of an older epoch is rejected. */
      readonly epoch: number;
      /** The interests of the other gateways, as they wrote them. */
      readonly interests: readonly string[];
    }
  | {
      readonly held: false;
      /** The last epoch: an answer of a greater epoch was requested after this claim. */
      readonly epoch: number;
      /** When the lease of the gateway that holds it ends unless it is renewed, ms from now. */
      readonly freeInMs: number;
    };

/**
 * The right to do one thing for all gateways, such as to poll a topic: at most one gateway holds it, for a limited
 * time. Every method rejects where Redis cannot be reached.
 */
export interface Lease {
  /** Asks for the lease, and registers this gateway's interest for a few times `leaseMs`. */
  claim(interest: string, leaseMs: number): Promise<Claim>;
  /** Extends the lease. @returns whether this gateway still holds it. */
  renew(leaseMs: number): Promise<boolean>;
  /** Releases the lease. Where this gateway holds it, `released` is published to the topic's channel. */
  release(): Promise<void>;
}

/** @param topic a SHA-256; the channel of the same topic carries the message `released`. */
export type OpenLease = (topic: string) => Lease;
