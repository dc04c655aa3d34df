import type { SimulatorConfig } from '../config.js';
import type { HubEvent, JsonObject } from '../world/types.js';
import type { Subscription } from './subscription-store.js';

type Style = Pick<SimulatorConfig, 'webhookType' | 'webhookHub' | 'webhookToken'>;

/** The HTTP request of a webhook. */
export interface Message {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The part of an event that is the same for all subscribers, taken when it happens. */
export function envelope({ event, hub, data }: HubEvent, style: Style['webhookHub']): JsonObject {
  const { id: hubId, serialNumber } = hub;
  switch (style) {
    case 'hubId':
      return { event, hubId, data };
    case 'serialNumber':
      return { event, serialNumber, data };
    case 'data.hubId':
      return { event, data: { hubId, ...data } };
    case 'all':
      return { event, hubId, serialNumber, data: { hubId, ...data } };
  }
}

/**
 * The demo client looks for the hub in three places and parses JSON for any content type. It sends a verification token
 * but does not check it. Inferred: where the token is sent back.
 */
export function message(
  content: JsonObject,
  { webhookUrl, verificationToken }: Pick<Subscription, 'webhookUrl' | 'verificationToken'>,
  style: Style,
): Message {
  const url = new URL(webhookUrl);
  const headers: Record<string, string> = {};
  if (style.webhookType === 'text') headers['content-type'] = 'text/plain; charset=utf-8';
  if (style.webhookType === 'json') headers['content-type'] = 'application/json; charset=utf-8';
  let body = content;
  if (verificationToken !== undefined) {
    if (style.webhookToken === 'body') body = { ...content, verificationToken };
    if (style.webhookToken === 'header') headers['x-verification-token'] = verificationToken;
    if (style.webhookToken === 'query') url.searchParams.set('verificationToken', verificationToken);
  }
  return { url: url.href, headers, body: JSON.stringify(body) };
}
