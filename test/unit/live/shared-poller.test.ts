import { organisation } from '../../support/organisation.js';

it('sends a token no hub that its own list does not show, though the shared snapshot has it', async () => {
  const { clock, subscribe, change, live } = organisation({ wide: ['a', 'b'], narrow: ['a'] });
  const [wide, narrow] = [await subscribe('wide'), await subscribe('narrow')];
  await clock.pass(1_500);
  change('b');
  change('a');
  await clock.pass(2_000);
  expect(wide.received).toEqual(['a 0', 'b 0', 'a 1', 'b 1']);
  expect(narrow.received).toEqual(['a 0', 'a 1']);
  await live.stop();
});

it('polls with the token with the widest access', async () => {
  const { clock, subscribe, polls, live } = organisation({ narrow: ['a'], wide: ['a', 'b'] });
  await subscribe('narrow');
  await subscribe('wide');
  await clock.pass(5_000);
  expect(new Set(polls.slice(1))).toEqual(new Set(['wide']));
  await live.stop();
});

it('serves tokens separately that see hubs which no other token sees', async () => {
  const { clock, subscribe, change, live } = organisation({ left: ['a', 'b'], right: ['b', 'c'] });
  const [left, right] = [await subscribe('left'), await subscribe('right')];
  await clock.pass(10_000);
  for (const id of ['a', 'b', 'c']) change(id);
  await clock.pass(2_000);
  expect([...left.received].sort()).toEqual(['a 0', 'a 1', 'b 0', 'b 1']);
  expect([...right.received].sort()).toEqual(['b 0', 'b 1', 'c 0', 'c 1']);
  await live.stop();
});

it('sends a hub that is new to a token once its own list shows it, and no longer sends one that was removed', async () => {
  const seen = { wide: ['a', 'b'], narrow: ['a'] };
  const { clock, subscribe, change, live } = organisation(seen);
  await subscribe('wide');
  const narrow = await subscribe('narrow');
  await clock.pass(1_500);
  seen.narrow = ['b'];
  await clock.pass(10_000);
  change('a');
  change('b');
  await clock.pass(2_000);
  expect(narrow.received).toEqual(['a 0', 'b 0', 'b 1']);
  await live.stop();
});

it('ends the subscriptions of a token that Operated rejects, and continues polling with another', async () => {
  const { clock, subscribe, change, rejections, polls, live } = organisation({ one: ['a', 'b'], two: ['a'] });
  const [one, two] = [await subscribe('one'), await subscribe('two')];
  await clock.pass(1_500);
  rejections.set('one', 'UNAUTHENTICATED');
  await clock.pass(2_000);
  await expect(one.ended).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  change('a');
  await clock.pass(2_000);
  expect(two.received).toEqual(['a 0', 'a 1']);
  expect(polls.at(-1)).toBe('two');
  await live.stop();
});

it('keeps the subscriptions of a session that the gateway cannot renew, and polls with another token', async () => {
  const { clock, subscribe, change, rejections, polls, live } = organisation({
    one: ['a', 'b'],
    two: ['a'],
  });
  const [one, two] = [await subscribe('one'), await subscribe('two')];
  await clock.pass(1_500);
  rejections.set('one', 'GATEWAY_CREDENTIALS_REJECTED');
  change('a');
  await clock.pass(2_000);
  expect(two.received).toEqual(['a 0', 'a 1']);
  expect(polls.at(-1)).toBe('two');
  rejections.clear();
  change('b');
  await clock.pass(2_000);
  expect(one.received).toEqual(['a 0', 'b 0', 'a 1', 'b 1']);
  await live.stop();
});

it('sends a token whose own rows are thin no shared record, until its own polls read it', async () => {
  const { clock, subscribe, polls, thin, live } = organisation({ wide: ['a', 'b'], narrow: ['a'] });
  thin.add('narrow');
  await subscribe('wide');
  const narrow = await subscribe('narrow');
  await clock.pass(500);
  expect(narrow.received).toEqual([]);
  expect(polls).not.toContain('narrow');
  await clock.pass(10_000);
  expect(polls).toContain('narrow');
  expect(narrow.received).toEqual(['a 0']);
  await live.stop();
});

it('shows a token whose own rows are thin no earlier record that another token read', async () => {
  const { clock, subscribe, change, thin, live } = organisation({ wide: ['a', 'b'], narrow: ['a'] });
  thin.add('narrow');
  await subscribe('wide');
  const narrow = await subscribe('narrow', {
    includeCurrent: false,
    text: ({ hub, before }) => `${hub.id} ${before?.customId ?? 'nothing'} to ${hub.customId}`,
  });
  await clock.pass(500);
  change('a');
  await clock.pass(10_000);
  change('a');
  await clock.pass(2_000);
  expect(narrow.received).toEqual(['a nothing to 1', 'a 1 to 2']);
  await live.stop();
});
