import { bodyShape } from '../../../src/wire/body-shape.js';

describe('the shape of a body', () => {
  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    [' '.repeat(300), 'white space'],
    ['<!doctype html><html><body>secret</body></html>', 'HTML'],
    ['\n<HTML>', 'HTML'],
    ['<?xml version="1.0"?><secret/>', "text that starts with '<'"],
    ['{"secret": "secret", "other": 1}', 'JSON object with 2 fields'],
    ['["secret"]', 'JSON list with 1 items'],
    ['"secret"', 'JSON string'],
    ['12', 'JSON number'],
    ['true', 'JSON boolean'],
    ['null', 'JSON null'],
    ['[{"id": "secret", "name": ', "text that starts with '[' and is not JSON"],
    ['{"secret', "text that starts with '{' and is not JSON"],
    [`["${'secret'.repeat(20_000)}"]`, "text that starts with '['"],
    ['secret', 'text'],
    ['\u0000secret', 'text'],
  ])('of %j is %s', (body, shape) => {
    expect(bodyShape(body)).toBe(shape);
  });
});
