import { z } from 'zod/v3';
import {
  dnsSubdomainSchema,
  STAYS_TEXT_MESSAGE,
  staysText,
} from './metadataSchemas';
import { processTextSchema } from './textSchemas';

/** Ray's global state in Redis, so that the cluster survives its head (charts from 1.5.0 on, R11). */
export const gcsFaultToleranceSchema = z
  .object({
    redisAddress: z
      .string()
      .regex(
        /^(rediss?:\/\/)?[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?:[0-9]{1,5}$/,
        'must be host:port, if need be with redis:// or rediss:// before it',
      )
      .refine(hasPort, 'must have a port from 1 to 65535')
      .describe('Address of Redis, e.g. redis.redis.svc:6379'),
    redisUsername: processTextSchema
      .min(1, 'must not be empty')
      .max(253, 'must be at most 253 characters')
      .optional()
      .describe('User name in Redis'),
    redisPasswordSecret: z
      .object({
        name: dnsSubdomainSchema.describe('Name of the Secret'),
        key: z
          .string()
          .regex(/^[-._a-zA-Z0-9]{1,253}$/, 'must be a key of the Secret')
          .describe('Key of the password in it'),
      })
      .strict()
      .optional()
      .describe(
        'Secret with the password; a password itself does not belong into Git',
      ),
    externalStorageNamespace: z
      .string()
      .regex(
        /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,251}[A-Za-z0-9])?$/,
        'must be letters, digits, "-", "_" and "."',
      )
      .refine(staysText, STAYS_TEXT_MESSAGE)
      .optional()
      .describe(
        'Prefix of the keys in Redis; without it the UID of the RayCluster',
      ),
  })
  .strict()
  .describe(
    'GCS fault tolerance with Redis; without it Ray forgets its state with the head',
  );

function hasPort(address: string): boolean {
  const port = Number(address.slice(address.lastIndexOf(':') + 1));
  return port >= 1 && port <= 65535;
}
