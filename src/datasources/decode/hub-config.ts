import { Config } from '../../schema/hub-config.js';
import { catalogue } from '../../schema/settings/catalogue.js';
import type { JsonObject } from '../../wire/json.js';

/** The settings of a hub: getters over what Operated sent, one a setting of the catalogue. */
export class ConfigRecord extends Config {
  constructor(override readonly raw: JsonObject) {
    super();
  }
}

for (const setting of catalogue) {
  Object.defineProperty(ConfigRecord.prototype, setting.name, {
    get(this: ConfigRecord): unknown {
      return setting.codec.decode(this.raw[setting.operatedName]);
    },
  });
}
