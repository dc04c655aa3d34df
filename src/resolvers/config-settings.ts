import semver from 'semver';
import { Arg, Query, Resolver } from 'type-graphql';
import { ConfigSetting } from '../schema/config-setting.js';
import { readVersion, VERSION_EXPECTED } from '../schema/firmware-version.js';
import { badUserInput } from '../schema/gateway-error.js';
import { ProductFamily } from '../schema/product.js';
import { catalogue, type Setting, type Support } from '../schema/settings/catalogue.js';
import { ListSize } from '../schema/cost-directives.js';

@Resolver(() => ConfigSetting)
export class ConfigResolver {
  @ListSize(catalogue.length)
  @Query(() => [ConfigSetting], {
    description: 'The settings of hubs, as the vendor documents them. Makes no call to Operated.',
  })
  configSettings(
    @Arg('product', () => ProductFamily, {
      nullable: true,
      description: 'Only settings that this product family supports.',
    })
    product?: ProductFamily | null,
    @Arg('firmware', () => String, {
      nullable: true,
      description: 'Only settings that this firmware version supports, for example `1.4.3`.',
    })
    firmware?: string | null,
  ): readonly ConfigSetting[] {
    const version = typeof firmware === 'string' ? requireVersion(firmware) : null;
    const isSupported = (support: Support) =>
      (!product || support.family === product) &&
      (version === null || support.minFirmware === undefined || semver.gte(version, support.minFirmware));
    return catalogue.filter((setting) => setting.support.some(isSupported)).map(describeSetting);
  }
}

/** A setting as the graph shows it. */
export function describeSetting({
  name,
  operatedName,
  description,
  codec,
  support,
  related,
}: Setting): ConfigSetting {
  return {
    name,
    operatedName,
    type: codec.type,
    description,
    ...codec.domain,
    support,
    relatedSettings: related,
  };
}

function requireVersion(firmware: string): semver.SemVer {
  const version = readVersion(firmware);
  if (version === null) throw badUserInput('firmware', VERSION_EXPECTED);
  return version;
}
