import { organisation } from '../../support/organisation.js';

it('tells a token of no hub that its own list does not show, though the shared answers have it', async () => {
  const { clock, watch, change, live } = organisation({ wide: ['a', 'b'], narrow: ['a'] });
  const [wide, narrow] = [await watch('wide'), await watch('narrow')];
  await clock.pass(1_500);
  change('b');
  change('a');
  await clock.pass(2_000);
  expect(wide.told).toEqual(['a 0', 'b 0', 'a 1', 'b 1']);
  expect(narrow.told).toEqual(['a 0', 'a 1']);
  await live.stop();
});

it('polls with the token that sees most', async () => {
  const { clock, watch, polls, live } = organisation({ narrow: ['a'], wide: ['a', 'b'] });
  await watch('narrow');
  await watch('wide');
  await clock.pass(5_000);
  expect(new Set(polls.slice(1))).toEqual(new Set(['wide']));
  await live.stop();
});

it('serves tokens apart that see hubs which nobody else’s answers have', async () => {
  const { clock, watch, change, live } = organisation({ left: ['a', 'b'], right: ['b', 'c'] });
  const [left, right] = [await watch('left'), await watch('right')];
  await clock.pass(10_000);
  for (const id of ['a', 'b', 'c']) change(id);
  await clock.pass(2_000);
  expect([...left.told].sort()).toEqual(['a 0', 'a 1', 'b 0', 'b 1']);
  expect([...right.told].sort()).toEqual(['b 0', 'b 1', 'c 0', 'c 1']);
  await live.stop();
});

it('tells of a hub that is new to a token when its own list shows it, and of one taken away no more', async () => {
  const seen = { wide: ['a', 'b'], narrow: ['a'] };
  const { clock, watch, change, live } = organisation(seen);
  await watch('wide');
  const narrow = await watch('narrow');
  await clock.pass(1_500);
  seen.narrow = ['b'];
  await clock.pass(10_000);
  change('a');
  change('b');
  await clock.pass(2_000);
  expect(narrow.told).toEqual(['a 0', 'b 0', 'b 1']);
  await live.stop();
});

it('ends the subscriptions of a token that is refused, and polls on with another', async () => {
  const { clock, watch, change, refused, polls, live } = organisation({ one: ['a', 'b'], two: ['a'] });
  const [one, two] = [await watch('one'), await watch('two')];
  await clock.pass(1_500);
  refused.add('one');
  await clock.pass(2_000);
  await expect(one.ended).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  change('a');
  await clock.pass(2_000);
  expect(two.told).toEqual(['a 0', 'a 1']);
  expect(polls.at(-1)).toBe('two');
  await live.stop();
});
