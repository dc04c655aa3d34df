import { choice, integer, list, optionalText, textWithDefault } from '../../../process/declaration.js';
import { describeChangedValues, describeValues } from '../../../process/describe-values.js';
import { readEnvironment } from '../../../process/read-environment.js';

const DECLARATION = {
  WAIT_MS: integer({ min: 0, max: 9_000, fallback: 5 }, { description: '' }),
  MODE: choice(['on', 'off'], undefined, { description: '' }),
  KEY: optionalText({ description: '', secret: true }),
  PINS: list('pins', () => true, { description: '', secret: true }),
  SITE: textWithDefault('http://site.example', { description: '' }),
  SITES: list('sites', () => true, { description: '' }),
};
const SECRETS = { KEY: 'swordfish', PINS: 'swordfish,swordfish2' };
const changed = (environment: Readonly<Record<string, string>>) =>
  describeChangedValues(DECLARATION, readEnvironment(DECLARATION, environment));

test('Secrets are hidden, and so are their number and length', () => {
  expect(changed(SECRETS)).toEqual({ KEY: '[hidden]', PINS: '[hidden]' });
  expect(changed({ KEY: 'x', PINS: 'x' })).toEqual(changed(SECRETS));
});

test('A password, query or fragment of a URL is hidden', () => {
  expect(
    changed({ SITE: 'redis://user:swordfish@host:1/2?password=swordfish', SITES: 'a://swordfish@b,c' }),
  ).toEqual({ SITE: 'redis://[hidden]@host:1/2?[hidden]', SITES: ['a://[hidden]@b', 'c'] });
});

test('Only the variables that do not have their default are described as changed', () => {
  expect(changed({})).toEqual({});
  expect(changed({ WAIT_MS: '5', SITE: 'http://site.example' })).toEqual({});
  expect(changed({ WAIT_MS: '6', MODE: 'on', SITES: 'a b' })).toEqual({
    WAIT_MS: 6,
    MODE: 'on',
    SITES: ['a', 'b'],
  });
});

test('A default that depends on other variables is described as changed, with its effective value', () => {
  const values = { ...readEnvironment(DECLARATION, {}), MODE: 'off' };
  expect(describeChangedValues(DECLARATION, values)).toEqual({ MODE: 'off' });
});

test('All variables are described with their effective values', () => {
  expect(describeValues(DECLARATION, readEnvironment(DECLARATION, { KEY: 'swordfish', SITES: 'a' }))).toEqual(
    {
      WAIT_MS: 5,
      MODE: undefined,
      KEY: '[hidden]',
      PINS: [],
      SITE: 'http://site.example',
      SITES: ['a'],
    },
  );
});
