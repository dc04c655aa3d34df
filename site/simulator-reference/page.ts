import { STATUS_CODES } from 'node:http';
import { type JsonSchema, type Operation, readOpenApi } from './openapi.ts';

/** The reference of the simulator's REST API as Markdown: every operation, by tag. */
export function pageOfSimulator(): string {
  const { info, paths } = readOpenApi();
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      title: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))];
  return [
    '# REST API of the simulator',
    `${info.description} [The simulator](/docs/simulator) describes how to start and control it; a running simulator shows these operations at \`/doc/swagger/\`, where they can be tried.`,
    ...tags.flatMap((tag) => [
      `## ${tag}`,
      ...operations
        .filter(({ operation }) => operation.tags.includes(tag))
        .map(({ title, operation }) => sectionOf(title, operation)),
    ]),
  ].join('\n\n');
}

function sectionOf(title: string, operation: Operation): string {
  const { summary, security, parameters = [], requestBody, responses } = operation;
  const parts = [`### ${title}`, `${summary}. ${security ? 'Needs a bearer token.' : 'Needs no token.'}`];
  if (parameters.length > 0) {
    const rows = parameters.map(
      ({ name, in: place, required, description, schema }) =>
        `| \`${name}\` | ${place} | \`${typeOf(schema).replaceAll('|', '\\|')}\` | ${required ? 'yes' : 'no'} | ${description ?? ''} |`,
    );
    parts.push(
      ['| parameter | in | type | required | meaning |', '|---|---|---|---|---|', ...rows].join('\n'),
    );
  }
  for (const [type, { schema }] of Object.entries(requestBody?.content ?? {})) {
    if (schema) parts.push(`Request body, \`${type}\`:`, codeOf(schema));
  }
  for (const [status, { content = {} }] of Object.entries(responses)) {
    const [[type, { schema }] = ['', {}]] = Object.entries(content);
    const answer = `Answer **${status}** ${STATUS_CODES[status] ?? ''}`;
    if (schema) parts.push(`${answer}, \`${type}\`:`, codeOf(schema));
    else parts.push(`${answer}.`);
  }
  return parts.join('\n\n');
}

function codeOf(schema: JsonSchema): string {
  return ['```ts', typeOf(schema), '```'].join('\n');
}

/** A JSON schema in the notation of TypeScript. */
function typeOf(schema: JsonSchema, indent = ''): string {
  const { type, properties, required = [], items, anyOf } = schema;
  if (anyOf) return anyOf.map((each) => typeOf(each, indent)).join(' | ');
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (type === 'array') {
    const entry = items ? typeOf(items, indent) : 'unknown';
    return entry.includes(' | ') ? `Array<${entry}>` : `${entry}[]`;
  }
  if (type !== 'object') return type ?? 'unknown';
  if (!properties) return 'Record<string, unknown>';
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([name, value]) => {
    const comment = value.description ? `${inner}/** ${value.description} */\n` : '';
    return `${comment}${inner}${name}${required.includes(name) ? '' : '?'}: ${typeOf(value, inner)};`;
  });
  return ['{', ...lines, `${indent}}`].join('\n');
}
