import { Field, ObjectType, registerEnumType } from 'type-graphql';

export enum ProductFamily {
  OPC3 = 'OPC3',
  OPC4 = 'OPC4',
  OPH4 = 'OPH4',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(ProductFamily, {
  name: 'ProductFamily',
  description: 'The family of a hub, as the vendor names it where it says which product supports what.',
  valuesConfig: {
    OPC3: { description: 'O-PC-3, the previous switch for up to four laptops.' },
    OPC4: { description: 'O-PC-4, the switch for up to four laptops, with HDMI, USB-A and network sharing.' },
    OPH4: { description: 'O-PH-4, the charging hub: it charges and has no active port and no UC mode.' },
    UNKNOWN: { description: 'A product newer than this gateway; `code` has it as Operated sends it.' },
  },
});

interface ProductFacts {
  readonly name: string;
  /** How many upstream USB-C ports the hub has; the vendor's text names usb1 to usb4 for all of them. */
  readonly portCount: number;
}

const FACTS: Readonly<Record<ProductFamily, ProductFacts>> = {
  OPC3: { name: 'Power Conference 3', portCount: 4 },
  OPC4: { name: 'Power Conference 4', portCount: 4 },
  OPH4: { name: 'Power Hub 4', portCount: 4 },
  UNKNOWN: { name: 'Unknown product', portCount: 0 },
};

@ObjectType({ description: 'Which product a hub is.', simpleResolvers: true })
export class Product {
  @Field(() => String, {
    description:
      'The product code as Operated sends it (`data.product`), for example `O-PC-4`; empty where it sends none.',
  })
  readonly code: string;

  @Field(() => ProductFamily, {
    description: 'The family that the code belongs to: without its hyphens and its leading O.',
  })
  readonly family: ProductFamily;

  @Field(() => String, { description: 'The commercial name; for an unknown product its code.' })
  readonly name: string;

  /** How many ports the product has of its own, whatever Operated reports. */
  readonly portCount: number;

  constructor(code: string) {
    this.code = code;
    this.family = familyOf(code);
    const facts = FACTS[this.family];
    this.name = this.family === ProductFamily.UNKNOWN && code !== '' ? code : facts.name;
    this.portCount = facts.portCount;
  }
}

function familyOf(code: string): ProductFamily {
  // O-PC-4 and OPC4 alike; the unit O-PC-4-NODE is none of the families.
  switch (code.toUpperCase().replaceAll('-', '')) {
    case 'OPC3':
      return ProductFamily.OPC3;
    case 'OPC4':
      return ProductFamily.OPC4;
    case 'OPH4':
      return ProductFamily.OPH4;
    default:
      return ProductFamily.UNKNOWN;
  }
}
