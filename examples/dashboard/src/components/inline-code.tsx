import { Code } from '@mantine/core';

/** Text of the gateway's descriptions, in which backticks mark names. */
export function InlineCode({ text }: { readonly text: string }) {
  return text.split('`').map((part, index) => (index % 2 === 0 ? part : <Code key={index}>{part}</Code>));
}
