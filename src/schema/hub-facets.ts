import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { IsOptional, ValidateNested } from './constraints.js';
import { HubFilter } from './hub-list-args.js';

export enum HubFacet {
  ONLINE = 'ONLINE',
  IN_USE = 'IN_USE',
  PRODUCT = 'PRODUCT',
  FIRMWARE = 'FIRMWARE',
  SPACE = 'SPACE',
  OVER_TEMPERATURE = 'OVER_TEMPERATURE',
  UC_MODE = 'UC_MODE',
}
registerEnumType(HubFacet, {
  name: 'HubFacet',
  description: 'The values by which hubs can be counted.',
  valuesConfig: {
    ONLINE: { description: 'Whether the hub is connected to Operated: `true` or `false`.' },
    IN_USE: {
      description:
        'Whether a device is connected to an upstream port: `true` or `false`; null for hubs that do not report it, which the filter `inUse: false` finds too.',
    },
    PRODUCT: {
      description:
        'The product code, for `productCodes`. Codes that differ in hyphens or case count together; null for hubs without one.',
    },
    FIRMWARE: { description: 'The firmware version; null for hubs that do not report one.' },
    SPACE: {
      description:
        'The id of the space, for `spaceId`; null for hubs in no space, which the filter `inSpace: false` finds. A hub in several spaces counts in each of them.',
    },
    OVER_TEMPERATURE: {
      description: 'The state of the over-temperature protection, for `overTemperature`; null without one.',
    },
    UC_MODE: { description: 'The mode of the room, a `UcMode`; null without one.' },
  },
});

@ObjectType({ description: 'A value, and how many hubs have it.', simpleResolvers: true })
export class FacetCount {
  @Field(() => String, {
    nullable: true,
    description: 'The value, as filters accept it: see `HubFacet`. Null for hubs without a value.',
  })
  value?: string | null;

  @Field(() => String, {
    description:
      'The value as users read it, in English, for example `Online` or `Power Conference 4`; for SPACE the name of the space, which needs the list of spaces. A space without a name, or that cannot be read, has its id.',
  })
  label!: string;

  @Field(() => Int, { description: 'The number of hubs with this value, 1 or more.' })
  count!: number;
}

/** The arguments of a facet of an account. */
@ArgsType()
export class HubFacetArgs {
  @Field(() => HubFacet, { description: 'The values by which the hubs are counted.' })
  by!: HubFacet;

  @Field(() => HubFilter, {
    nullable: true,
    description: 'Selects the hubs that are counted; all if left out.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: HubFilter | null;
}
