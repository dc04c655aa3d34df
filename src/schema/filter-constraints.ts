import { IS_DEFINED, IsOptional, Max, Min, ValidateBy } from './constraints.js';
import { readVersion, VERSION_EXPECTED } from './firmware-version.js';

const LARGEST_USB_ID = 0xffff;
const USB_ID = { message: `must be between 0 and ${LARGEST_USB_ID}` };

/** Property decorator: rejects null where null would read as a condition. @param message names what to send instead. */
export function NotNull(message: string): PropertyDecorator {
  return ValidateBy({
    // class-validator skips every other constraint where the value is null.
    name: IS_DEFINED,
    validator: { validate: (value: unknown) => value !== null, defaultMessage: () => message },
  });
}

/** Property decorator: rejects a text that is not a version. */
export function IsVersion(): PropertyDecorator {
  return ValidateBy({
    name: 'isVersion',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && readVersion(value) !== null,
      defaultMessage: () => VERSION_EXPECTED,
    },
  });
}

/** Property decorator: rejects a number that is not a USB vendor or product id. */
export function IsUsbId(): PropertyDecorator {
  return (prototype, property) => {
    for (const decorate of [IsOptional(), Min(0, USB_ID), Max(LARGEST_USB_ID, USB_ID)]) {
      decorate(prototype, property);
    }
  };
}
