import type { InputViolation } from '../../schema/gateway-error.js';
import { shortenEcho } from './shorten-echo.js';

/** What graphql-js reports about a variable: its name, the path within it, and what is wrong there. */
const VALUE = /^Variable "\$(\w+)" got invalid value [^]*?(?: at "\w+((?:\.\w+|\[\d+\])+)")?; ([^]+)$/;
const MISSING = /^Variable "\$(\w+)" of (?:required|non-null) type ("[^"]+")/;
/** A field of an input object that is missing or unknown is reported at the object. */
const FIELD = /^Field "(\w+)" (?:of required type|is not defined by type) /;

const TYPENAME = '__typename';
/** Apollo Client and urql add the field to every object that they read, and a form may send it back. */
const REMEDY = 'Remove it from what a client has read before it is sent back.';

/**
 * The violation of a variable that graphql-js could not coerce.
 * @param message of graphql-js.
 * @returns null where the message is of another kind.
 */
export function violationOfVariable(message: string): InputViolation | null {
  const [, missing, type = ''] = MISSING.exec(message) ?? [];
  if (missing !== undefined) {
    return { field: missing, constraints: [shortenEcho(`must have a value of type ${type}`)] };
  }
  const [, name, path = '', reason] = VALUE.exec(message) ?? [];
  if (name === undefined || reason === undefined) return null;
  const field = FIELD.exec(reason)?.[1];
  const constraint = field === TYPENAME ? `${reason} ${REMEDY}` : reason;
  return {
    field: `${name}${path}${field === undefined ? '' : `.${field}`}`,
    constraints: [shortenEcho(constraint)],
  };
}
