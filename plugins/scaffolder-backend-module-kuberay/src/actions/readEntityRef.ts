import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** Generous: the catalog decides what it takes. `.` and `..` would be other addresses of the backend. */
const PART = /^(?!\.{1,2}$)[^\s/:?#\p{C}]{1,253}$/u;

/** Completes an entity ref that an action was given. @throws InputError naming the input `entityRef` */
export function readEntityRef(text: string): string {
  const ref = parse(text);
  if (!ref || !Object.values(ref).every(part => PART.test(part))) {
    throw new InputError(
      `entityRef: ${JSON.stringify(
        text,
      )} is no reference of an entity; write it as <kind>:<namespace>/<name>`,
    );
  }
  return stringifyEntityRef(ref);
}

function parse(text: string) {
  try {
    return parseEntityRef(text);
  } catch {
    return undefined;
  }
}
