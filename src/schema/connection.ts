import { IsOptional, Max, Min } from 'class-validator';
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';

/** How many entries a page may hold. */
export const PAGE_LIMIT = 500;
const FIRST = { message: `must be between 1 and ${PAGE_LIMIT}` };

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: 50,
    description: `How many entries at most, 1 to ${PAGE_LIMIT}.`,
  })
  @IsOptional()
  @Min(1, FIRST)
  @Max(PAGE_LIMIT, FIRST)
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The cursor after which the page begins: `endCursor` of the page before, asked with the same order.',
  })
  after?: string | null;
}

@ObjectType({ description: 'Where a page lies in the list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether entries follow after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether entries come before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first entry; null on an empty page.',
  })
  startCursor?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last entry; null on an empty page.',
  })
  endCursor?: string | null;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

/** One page of a list, as the Relay cursor connections specification names its parts. */
export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

/** Declares the object types `<name>Edge` and `<name>Connection` of a node type; the second is returned. */
export function connectionOf<Node extends object>(
  name: string,
  plural: string,
  node: () => ClassType<Node>,
): ClassType<Connection<Node>> {
  @ObjectType(`${name}Edge`, { description: `One of the ${plural} of a page.`, simpleResolvers: true })
  class EdgeType implements Edge<Node> {
    @Field(() => String, { description: 'Marks this entry; a page can begin after it.' })
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

    @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description: 'How many entries the whole list has, over all pages, after filtering.',
    })
    totalCount!: number;
  }
  return ConnectionType;
}
