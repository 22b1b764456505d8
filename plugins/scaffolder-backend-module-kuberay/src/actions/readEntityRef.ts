import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** Completes an entity ref that an action was given. @throws InputError naming the input `entityRef` */
export function readEntityRef(text: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch (error) {
    throw new InputError(
      `Input entityRef is ${JSON.stringify(
        text,
      )}: write it as <kind>:<namespace>/<name>`,
      error,
    );
  }
}
