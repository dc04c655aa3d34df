import { type HubState, OverTemperature, UcExtension, UcMode } from '../../schema/hub-state.js';
import type { RecordOf } from '../../schema/record-of.js';
import { readBoolean, readInteger } from '../../wire/scalars.js';
import { enumeration } from './enumeration.js';
import type { HubRecord } from './hub.js';
import type { JsonObject } from '../../wire/json.js';
import type { PortRecord } from './port.js';

const readExtension = enumeration(
  { port: UcExtension.PORT, disable: UcExtension.DISABLE },
  UcExtension.UNKNOWN,
);
const readOverTemperature = enumeration(
  {
    normal: OverTemperature.NORMAL,
    reduced: OverTemperature.REDUCED,
    overheat: OverTemperature.OVERHEAT,
  },
  OverTemperature.UNKNOWN,
);

/** The state of a hub: getters over what Operated sent, so that only what a query reads is decoded. */
export class HubStateRecord implements RecordOf<HubState> {
  constructor(
    readonly hub: HubRecord,
    readonly raw: JsonObject,
  ) {}

  get connected(): readonly boolean[] | null {
    const sent = this.raw['connected'];
    return Array.isArray(sent) ? sent.map((value) => readBoolean(value) ?? false) : null;
  }

  get activePort(): PortRecord | null {
    const number = this.hub.activePortNumber;
    return number === null ? null : this.hub.port(number);
  }

  get ucMode(): UcMode | null {
    const uc = readBoolean(this.raw['mtrmode']);
    if (uc === null) return null;
    return uc ? UcMode.UC : UcMode.BYOD;
  }

  get ucPort(): number | null {
    return readInteger(this.raw['mtrport']);
  }

  get ucDisabledPort(): number | null {
    return readInteger(this.raw['mtrdisable']);
  }

  get ucExtension(): UcExtension | null {
    return readExtension(this.raw['mtrextension']);
  }

  get ucSynced(): boolean | null {
    return readBoolean(this.raw['mtrsync']);
  }

  get inMeeting(): boolean | null {
    return readBoolean(this.raw['externalmtr']);
  }

  get adminMode(): boolean | null {
    return readBoolean(this.raw['adminmode']);
  }

  get overTemperature(): OverTemperature | null {
    return readOverTemperature(this.raw['otp']);
  }
}
