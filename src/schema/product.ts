import { Field, ObjectType, registerEnumType } from 'type-graphql';

export enum ProductFamily {
  OPC3 = 'OPC3',
  OPC4 = 'OPC4',
  OPH4 = 'OPH4',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(ProductFamily, {
  name: 'ProductFamily',
  description: 'A product family, named as in the support tables of the vendor’s guide.',
  valuesConfig: {
    OPC3: { description: 'O-PC-3, Power Conference 3: the previous switch for up to four laptops.' },
    OPC4: {
      description:
        'O-PC-4, Power Conference 4: the switch for up to four laptops, with HDMI, USB-A and network sharing.',
    },
    OPH4: {
      description:
        'The charging hub; it has no active port and no UC mode. That its product code is `O-PH-4` and its name Power Hub 4 is inferred.',
    },
    UNKNOWN: { description: 'A product that this gateway does not know; `code` has the product code.' },
  },
});

interface ProductFacts {
  readonly name: string;
  /** The number of upstream USB-C ports. The vendor's guide names usb1 to usb4 for every product. */
  readonly portCount: number;
}

const FACTS: Readonly<Record<ProductFamily, ProductFacts>> = {
  OPC3: { name: 'Power Conference 3', portCount: 4 },
  OPC4: { name: 'Power Conference 4', portCount: 4 },
  // Inferred: the vendor's guide has only the family, OPH4. The code O-PH-4 and this name follow those of the OPC4.
  OPH4: { name: 'Power Hub 4', portCount: 4 },
  UNKNOWN: { name: 'Unknown product', portCount: 0 },
};

@ObjectType({ description: 'The product of a hub.', simpleResolvers: true })
export class Product {
  @Field(() => String, {
    description:
      'The product code as Operated sends it (`data.product`), for example `O-PC-4`; empty if it sends none.',
  })
  readonly code: string;

  @Field(() => ProductFamily, {
    description: 'The product family of the code, which is compared without hyphens and case-insensitively.',
  })
  readonly family: ProductFamily;

  @Field(() => String, {
    description: 'The commercial name; for an unknown product its code. “Power Hub 4” for OPH4 is inferred.',
  })
  readonly name: string;

  /** The number of ports of the product, whether or not Operated reports them. */
  readonly portCount: number;

  constructor(code: string) {
    this.code = code;
    this.family = familyOf(code);
    const facts = FACTS[this.family];
    this.name = this.family === ProductFamily.UNKNOWN && code !== '' ? code : facts.name;
    this.portCount = facts.portCount;
  }
}

const KNOWN = new Map(['O-PC-3', 'O-PC-4', 'O-PH-4'].map((code) => [code, new Product(code)]));

/** The product with this code, as Operated sends it. The hubs of a known product share it. */
export function productOf(code: string): Product {
  return KNOWN.get(code) ?? new Product(code);
}

/** A product code as codes are compared: Operated sends `O-PC-4`, the guide writes OPC4. */
export function normalisedCode(code: string): string {
  return code.toUpperCase().replaceAll('-', '');
}

function familyOf(code: string): ProductFamily {
  // The unit O-PC-4-NODE belongs to no family.
  switch (normalisedCode(code)) {
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
