import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'The vendor and the product of a USB device or cable.',
  simpleResolvers: true,
})
export class UsbIdentity {
  @Field(() => Int, { description: 'The USB vendor id (`vid`).' })
  vendorId!: number;

  @Field(() => Int, { description: 'The USB product id (`pid`), assigned by the vendor.' })
  productId!: number;

  @Field(() => String, { description: 'The vendor id in hexadecimal, for example `0x05ac`.' })
  vendorIdHex!: string;

  @Field(() => String, { description: 'The product id in hexadecimal, for example `0x10a5`.' })
  productIdHex!: string;

  @Field(() => String, {
    nullable: true,
    description: "The vendor's name from the public USB ID list; null if the id is not in the list.",
  })
  vendorName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The product's name from the public USB ID list; null if the id is not in the list.",
  })
  productName?: string | null;
}
