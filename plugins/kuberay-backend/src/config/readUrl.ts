import { InputError } from '@backstage/errors';

/** A value of the configuration and the key that names it. */
export interface Setting {
  key: string;
  value: string;
}

/** An http or https URL without trailing slashes. @throws InputError naming the key, never the value */
export function readUrl({ key, value }: Setting): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InputError(
      `Invalid configuration: ${key} must be an http or https URL`,
    );
  }
  if (url.username || url.password) {
    throw new InputError(
      `Invalid configuration: ${key} must not hold a user name or password`,
    );
  }
  return value.replace(/\/+$/, '');
}
