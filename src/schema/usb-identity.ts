import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'Who made a USB device or cable, and which product it is.',
  simpleResolvers: true,
})
export class UsbIdentity {
  @Field(() => Int, { description: 'The USB vendor id (`vid`).' })
  vendorId!: number;

  @Field(() => Int, { description: 'The USB product id (`pid`), given by the vendor.' })
  productId!: number;

  @Field(() => String, { description: 'The vendor id as people read it, for example `0x05ac`.' })
  vendorIdHex!: string;

  @Field(() => String, { description: 'The product id as people read it, for example `0x10a5`.' })
  productIdHex!: string;

  @Field(() => String, {
    nullable: true,
    description: "The vendor's name, from the public USB ID list; null where the list does not know the id.",
  })
  vendorName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The product's name, from the public USB ID list; null where the list does not know the id.",
  })
  productName?: string | null;
}
