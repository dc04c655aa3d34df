import type { QueryOptions, TestGateway } from './gateway.js';
import { read } from './stack.js';

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export interface Page {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: PageInfo;
}

const PAGE =
  'totalCount edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** One page of a list; `args` are its arguments as GraphQL writes them. */
export async function readPage(
  gateway: TestGateway,
  list: 'hubs' | 'spaces',
  args: string,
  options: QueryOptions,
): Promise<Page> {
  const { page } = await read<{ readonly page: Page }>(
    gateway,
    `{ page: ${list}${args.trim() === '' ? '' : `(${args})`} { ${PAGE} } }`,
    options,
  );
  return page;
}

/** Every page of a list, `first` entries each, followed by the cursor of the one before. */
export async function readPages(
  gateway: TestGateway,
  list: 'hubs' | 'spaces',
  first: number,
  args: string,
  options: QueryOptions,
): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (let after = ''; ;) {
    const page = await readPage(gateway, list, `first: ${first} ${args} ${after}`, options);
    pages.push(page);
    if (!page.pageInfo.hasNextPage) return pages;
    after = `after: "${page.pageInfo.endCursor}"`;
  }
}
