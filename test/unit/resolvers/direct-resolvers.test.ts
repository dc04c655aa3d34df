import { IsOptional, Max, MaxLength, ValidateNested } from 'class-validator';
import { execute, type ExecutionResult, type GraphQLResolveInfo, parse } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  buildSchemaSync,
  Ctx,
  Field,
  FieldResolver,
  getMetadataStorage,
  Info,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
  UseMiddleware,
} from 'type-graphql';
import type { HubRecord } from '../../../src/datasources/decode/hub.js';
import type { Loaders } from '../../../src/datasources/loaders.js';
import { callResolversDirectly } from '../../../src/resolvers/direct-resolvers.js';
import type { RequestContext } from '../../../src/resolvers/request-context.js';
import { createStaleFields } from '../../../src/resolvers/stale-fields.js';

@InputType()
class Tag {
  @Field(() => String)
  @MaxLength(3, { message: 'must be short' })
  text!: string;

  get length(): number {
    return this.text.length;
  }
}

@ArgsType()
class Page {
  @Field(() => Int, { nullable: true, defaultValue: 2 })
  @IsOptional()
  @Max(5, { message: 'must be small' })
  first?: number | null;
}

@ArgsType()
class Selection extends Page {
  @Field(() => Tag, { nullable: true })
  @IsOptional()
  @ValidateNested()
  tag?: Tag | null;

  @Field(() => [Tag], { nullable: true })
  @IsOptional()
  @ValidateNested()
  tags?: Tag[] | null;
}

@ObjectType({ simpleResolvers: true })
class Entry {
  @Field(() => Int)
  id!: number;
}

const seen: object[] = [];

@Resolver(() => Entry)
class EntryResolver {
  @Query(() => [Entry], { nullable: true })
  entries(): readonly Entry[] {
    return [{ id: 1 }, { id: 2 }];
  }

  @Query(() => String, { nullable: true })
  async search(
    @Arg('tag', () => Tag, { nullable: true }) tag: Tag | null,
    @Arg('suffix', () => String, { nullable: true }) suffix: string | null,
  ): Promise<string> {
    return `${tag?.length} ${suffix}`;
  }

  @FieldResolver(() => String, { nullable: true })
  describe(
    @Info() { fieldName }: GraphQLResolveInfo,
    @Args(() => Selection) selection: Selection,
    @Root() { id }: Entry,
  ): string {
    seen.push(selection);
    const lengths = selection.tags?.map((tag) => tag.length).join();
    return `${fieldName} ${id} ${selection.first} ${selection.tag?.length} ${lengths}`;
  }

  @FieldResolver(() => Int, { nullable: true })
  async hubs(@Ctx() { loaders }: RequestContext, @Ctx('loaders') sameLoaders: Loaders): Promise<number> {
    return (await loaders.hubs()).length + (await sameLoaders.hubs()).length;
  }

  @FieldResolver(() => Int, { nullable: true })
  async rooms(@Ctx('loaders') loaders: Loaders): Promise<number> {
    return (await loaders.spaces()).length;
  }
}

const build = () => buildSchemaSync({ resolvers: [EntryResolver], validate: { forbidUnknownValues: false } });

function errorsOf({ data, errors = [] }: ExecutionResult) {
  return {
    data,
    errors: errors.map(({ message, path, originalError }) => ({ message, path, originalError })),
  };
}

describe('a resolver that is called directly', () => {
  it.each([
    '{ entries { describe(first: 6) } }',
    '{ entries { describe(tag: { text: "long" }) } }',
    '{ entries { describe(tags: [{ text: "a" }, { text: "long" }], first: 6) } }',
    '{ search(tag: { text: "long" }) }',
    '{ entries { describe(tag: null, first: null) } }',
    '{ entries { describe } search }',
    '{ entries { describe(tag: { text: "ab" }, tags: [{ text: "a" }, { text: "abc" }]) } }',
    '{ search(tag: { text: "ab" }, suffix: "x") }',
  ])('answers as through the wrapper of type-graphql: %s', async (query) => {
    const document = parse(query);
    const wrapped = errorsOf(await execute({ schema: build(), document, contextValue: {} }));
    const direct = errorsOf(
      await execute({ schema: callResolversDirectly(build()), document, contextValue: {} }),
    );

    expect(wrapped.data).not.toBeUndefined();
    expect(direct).toEqual(wrapped);
  });

  it('receives the same instance for the same arguments, and another one for others', () => {
    const type = callResolversDirectly(build()).getType('Entry');
    const resolve = type && 'getFields' in type ? type.getFields()['describe'] : undefined;
    if (resolve === undefined || !('resolve' in resolve)) throw new Error('Entry has a field describe.');
    const args = { tag: { text: 'ab' } };
    const info = { fieldName: 'describe' } as GraphQLResolveInfo;
    seen.length = 0;
    resolve.resolve?.({ id: 1 }, args, {}, info);
    resolve.resolve?.({ id: 2 }, args, {}, info);
    resolve.resolve?.({ id: 1 }, { ...args }, {}, info);

    expect(seen[0]).toBeInstanceOf(Selection);
    expect(seen[1]).toBe(seen[0]);
    expect(seen[2]).not.toBe(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });

  it('records the path of its field where what it loads is stale', async () => {
    const staleFields = createStaleFields();
    const hubs = async (onStale?: () => void): Promise<readonly HubRecord[]> => {
      onStale?.();
      return [];
    };
    const context = { loaders: { hubs, spaces: hubs }, staleFields };
    await execute({
      schema: callResolversDirectly(build()),
      document: parse('{ entries { renamed: hubs id rooms } }'),
      contextValue: context,
    });

    expect(staleFields.outermost()).toEqual([
      ['entries', 0, 'renamed'],
      ['entries', 0, 'rooms'],
      ['entries', 1, 'renamed'],
      ['entries', 1, 'rooms'],
    ]);
  });
});

describe('a schema does not start', () => {
  beforeEach(() => getMetadataStorage().clear());

  it('where a method takes another property of the context', () => {
    @Resolver()
    class WithProperty {
      @Query(() => Int)
      early(@Ctx('signal') _signal: AbortSignal): number {
        return 1;
      }
    }
    const schema = buildSchemaSync({ resolvers: [WithProperty] });

    expect(() => callResolversDirectly(schema)).toThrow('early: a parameter of the kind context');
  });

  it('where a method has middleware', () => {
    @Resolver()
    class WithMiddleware {
      @UseMiddleware((_data, next) => next())
      @Query(() => Int)
      guarded(): number {
        return 1;
      }
    }
    const schema = buildSchemaSync({ resolvers: [WithMiddleware] });

    expect(() => callResolversDirectly(schema)).toThrow('WithMiddleware.guarded: roles and middlewares');
  });
});
