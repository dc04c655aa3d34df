import type { AuthorizeRequest } from './authorize-request.js';
import type { Person } from './people.js';
import { randomSecret } from './secrets.js';

/** A sign-in that waits for consent. */
export interface Ticket {
  readonly person: Person;
  readonly request: AuthorizeRequest;
}

const TICKET_MS = 600_000; // 10 minutes

/** Carries a sign-in from page to page without a cookie. Tickets expire by the given clock. */
export class TicketStore {
  private readonly tickets = new Map<string, Ticket & { readonly expiresAt: number }>();

  constructor(private readonly now: () => number) {}

  issue(ticket: Ticket): string {
    this.sweep();
    const value = randomSecret();
    this.tickets.set(value, { ...ticket, expiresAt: this.now() + TICKET_MS });
    return value;
  }

  /** @returns the sign-in; the ticket can be used once. */
  take(value: string): Ticket | undefined {
    this.sweep();
    const ticket = this.tickets.get(value);
    this.tickets.delete(value);
    return ticket;
  }

  private sweep(): void {
    // In order of issue.
    for (const [value, { expiresAt }] of this.tickets) {
      if (this.now() < expiresAt) return;
      this.tickets.delete(value);
    }
  }
}
