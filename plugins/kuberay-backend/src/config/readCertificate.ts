import { InputError } from '@backstage/errors';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Where a certificate authority may stand: PEM in base64, or a file with PEM. */
export interface CertificateSetting {
  /** What the two keys below are part of. */
  key: string;
  caData?: string;
  caFile?: string;
}

/** The certificates as PEM; undefined where neither key is set. @throws InputError naming the key */
export function readCertificate(
  setting: CertificateSetting,
): string | undefined {
  const { key, caData, caFile } = setting;
  if (caData !== undefined) {
    return requirePem(
      `${key}.caData`,
      Buffer.from(caData, 'base64').toString('utf8'),
    );
  }
  return caFile === undefined
    ? undefined
    : requirePem(`${key}.caFile`, readText(`${key}.caFile`, caFile));
}

function requirePem(key: string, pem: string): string {
  try {
    // Reads the first certificate of the bundle, and throws where there is none.
    return new X509Certificate(pem) && pem;
  } catch (error) {
    throw new InputError(
      `Invalid configuration: ${key} holds no certificate in PEM`,
      error,
    );
  }
}

function readText(key: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError(`Invalid configuration: ${key} cannot be read`, error);
  }
}
