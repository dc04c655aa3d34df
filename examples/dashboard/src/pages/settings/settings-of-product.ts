import { graphql } from '../../graphql';

/** The settings that a product and a firmware support; without both, all. */
export const SETTINGS_OF_PRODUCT = graphql(`
  query SettingsOfProduct($product: ProductFamily, $firmware: String) {
    configSettings(product: $product, firmware: $firmware) {
      ...SettingDescription
    }
  }
`);
