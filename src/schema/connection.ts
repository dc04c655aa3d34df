import { IsOptional, Max, Min } from './constraints.js';
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';

/** The maximum number of entries of a page. */
export const PAGE_LIMIT = 500;
const FIRST = { message: `must be between 0 and ${PAGE_LIMIT}` };

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: 50,
    description: `The maximum number of entries of the page, 0 to ${PAGE_LIMIT}. With 0 the page has no entries, but the counts of the whole list, and \`hasNextPage\` says whether it has any.`,
  })
  @IsOptional()
  @Min(0, FIRST)
  @Max(PAGE_LIMIT, FIRST)
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The cursor after which the page begins: `endCursor` of the previous page, with the same order.',
  })
  after?: string | null;
}

@ObjectType({ description: 'The position of a page in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether entries follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether entries precede this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first entry; null if the page is empty.',
  })
  startCursor?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last entry; null if the page is empty.',
  })
  endCursor?: string | null;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

/** One page of a list, in the form of the Relay cursor connections specification. */
export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

/**
 * Declares the object types `<name>Edge` and `<name>Connection` for a node type.
 * @returns the class of the second.
 */
export function connectionOf<Node extends object>(
  name: string,
  plural: string,
  node: () => ClassType<Node>,
): ClassType<Connection<Node>> {
  @ObjectType(`${name}Edge`, { description: `An entry of a page of ${plural}.`, simpleResolvers: true })
  class EdgeType implements Edge<Node> {
    @Field(() => String, {
      description: 'The cursor of this entry: as `after`, it begins a page after the entry.',
    })
    cursor!: string;

    @Field(node, { description: 'The entry itself.' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${plural}.`, simpleResolvers: true })
  class ConnectionType implements Connection<Node> {
    @Field(() => [EdgeType], { description: 'The entries with their cursors.' })
    edges!: EdgeType[];

    @Field(() => [node()], { description: 'The entries without their cursors.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'The position of the page in its list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description: 'The number of entries of the whole list after filtering, over all pages.',
    })
    totalCount!: number;
  }
  return ConnectionType;
}
