import semver from 'semver';
import type { HubRecord } from '../../datasources/decode/hub.js';
import { DEFAULT_PORT_NONE, type Difference } from '../../datasources/encode/config-changes.js';
import type { ConfigInput } from '../../schema/config-input.js';
import { type ValidationError, Validator } from '../../schema/constraints.js';
import { ProductFamily } from '../../schema/product.js';
import { catalogue, type Setting } from '../../schema/settings/catalogue.js';
import { type UserError, UserErrorCode } from '../../schema/user-error.js';
import { invalidValue } from './user-errors.js';

const validator = new Validator();

/** Every violation of the input that is independent of the hub. */
export function violationsOfInput(input: ConfigInput): readonly UserError[] {
  const violations = validator.validateSync(input, { forbidUnknownValues: false });
  return violations.flatMap((violation) => describe(violation, ['config']));
}

/**
 * The violations of an input for one hub: null for a setting that the hub has, settings that its product or firmware
 * does not support, and conflicts with other settings. Null for a setting that the hub does not have is what a query
 * returns for it, and no change. Whatever Operated might accept passes: any setting of an unknown product or firmware, a setting that
 * the hub itself sends, and a value that the hub already has.
 * @param wanted the settings of the input that differ from the hub.
 */
export function violationsForHub(
  hub: HubRecord,
  input: ConfigInput,
  wanted: readonly Difference[],
): readonly UserError[] {
  const nulls = catalogue
    .filter(({ name }) => input[name] === null && name !== DEFAULT_PORT_NONE)
    .filter(({ name }) => (hub.config?.[name] ?? null) !== null)
    .map(({ name }) => invalid(['config', name], 'must not be null; leave it out to keep its value'));
  const unfit = wanted.flatMap(({ setting, value }) => {
    const sentByHub = hub.config !== null && Object.hasOwn(hub.config.raw, setting.operatedName);
    const violation =
      (sentByHub ? null : unsupported(hub, setting)) ?? missingNeed(hub, input, setting, value);
    return violation ?? [];
  });
  return [...nulls, ...unfit];
}

function unsupported(hub: HubRecord, setting: Setting): UserError | null {
  const { family, name: product } = hub.product;
  if (family === ProductFamily.UNKNOWN) return null;
  const field = ['config', setting.name];
  const support = setting.support.find((candidate) => candidate.family === family);
  if (support === undefined) {
    const families = setting.support.map((candidate) => candidate.family).join(' and ');
    const message = `${setting.name} is a setting of ${families}; this hub is an ${family} (${product}).`;
    return { code: UserErrorCode.UNSUPPORTED_BY_PRODUCT, message, field };
  }
  const firmware = semver.coerce(hub.firmware);
  if (support.minFirmware === undefined || firmware === null || semver.gte(firmware, support.minFirmware)) {
    return null;
  }
  const message = `${setting.name} needs firmware ${support.minFirmware} on ${family}; this hub has ${String(hub.firmware)}.`;
  return { code: UserErrorCode.UNSUPPORTED_BY_FIRMWARE, message, field };
}

/** A setting that does not apply because of the value that another setting has or would get. */
function missingNeed(hub: HubRecord, input: ConfigInput, setting: Setting, value: unknown): UserError | null {
  const { needs } = setting;
  // The value 0 disables the setting and needs nothing.
  if (needs === null || value === 0) return null;
  const given = input[needs.setting];
  const other = given ?? hub.config?.[needs.setting];
  // A value that the hub does not send may be the needed one.
  if (typeof other !== 'string' || other === needs.value) return null;
  const message = `${setting.name} needs ${needs.setting}: ${needs.value}; it ${given === undefined ? 'is' : 'would be'} ${other}.`;
  return { code: UserErrorCode.CONFLICTING_SETTINGS, message, field: ['config', setting.name] };
}

function describe(violation: ValidationError, parent: readonly string[]): readonly UserError[] {
  const field = [...parent, violation.property];
  const own = [...new Set(Object.values(violation.constraints ?? {}))].map((allowed) =>
    invalid(field, allowed),
  );
  return [...own, ...(violation.children ?? []).flatMap((child) => describe(child, field))];
}

function invalid(field: readonly string[], allowed: string): UserError {
  return invalidValue(field, `${field.slice(1).join('.')} ${allowed}.`);
}
