import { graphql } from '../../../graphql';

/** What the form needs of an entry of the catalogue. */
export const SETTING_DESCRIPTION = graphql(`
  fragment SettingDescription on ConfigSetting {
    name
    type
    description
    allowedValues
    min
    max
    step
    unit
    relatedSettings
    support {
      family
      minFirmware
    }
  }
`);
