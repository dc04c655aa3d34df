import { isJsonObject, parseJson } from './json.js';

/** Longer bodies are not parsed for a line of the log. */
const LONGEST_PARSED = 100_000;

/**
 * Describes an answer that cannot be read, for the log: its shape, and nothing of its content, which may be a secret.
 * @returns for example `empty`, `HTML` or `JSON object with 2 fields`.
 */
export function bodyShape(text: string): string {
  const start = text.slice(0, 200).trimStart();
  if (start === '') return text.length > 200 ? 'white space' : 'empty';
  if (/^<!doctype html|^<html/i.test(start)) return 'HTML';
  if (start.startsWith('<')) return "text that starts with '<'";
  const value = text.length > LONGEST_PARSED ? undefined : parseJson(text);
  if (value !== undefined) return jsonShape(value);
  if (start.startsWith('{') || start.startsWith('[')) {
    return text.length > LONGEST_PARSED
      ? `text that starts with '${start[0]}'`
      : `text that starts with '${start[0]}' and is not JSON`;
  }
  return 'text';
}

function jsonShape(value: unknown): string {
  if (Array.isArray(value)) return `JSON list with ${value.length} items`;
  if (isJsonObject(value)) return `JSON object with ${Object.keys(value).length} fields`;
  return value === null ? 'JSON null' : `JSON ${typeof value}`;
}
