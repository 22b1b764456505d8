import { z } from 'zod/v3';
import { replicaResetSchema } from './applicationView';

/** Body of `POST …/applications/:id/refresh`. @public */
export const refreshRequestSchema = z
  .object({
    /** Also throw away Argo CD's cached manifests. */
    hard: z.boolean().default(false),
  })
  .strict();

/** Body of `POST …/applications/:id/refresh`. @public */
export type RefreshRequest = z.input<typeof refreshRequestSchema>;

/** Body of `POST …/applications/:id/sync`. @public */
export const syncRequestSchema = z
  .object({
    /** The caller has read which live replicas the sync writes over, and wants it all the same. */
    acceptReplicaReset: z.boolean().default(false),
  })
  .strict();

/** Body of `POST …/applications/:id/sync`. @public */
export type SyncRequest = z.input<typeof syncRequestSchema>;

/** Answer of both: Argo CD has been asked; the view tells what becomes of it. @public */
export const applicationActionAnswerSchema = z.object({
  application: z.string(),
  action: z.enum(['refresh', 'sync']),
});

/** Answer of both. @public */
export type ApplicationActionAnswer = z.infer<
  typeof applicationActionAnswerSchema
>;

/**
 * What a sync that is refused with 409 says in `error`, beside name and message, where it would write over live
 * replicas that the caller has not accepted.
 *
 * @public
 */
export const replicaResetRefusalSchema = z.object({
  /** At least one. */
  replicaResets: z.array(replicaResetSchema).min(1),
});

/** What a sync that is refused with 409 says in `error` of the live replicas that it would write over. @public */
export type ReplicaResetRefusal = z.infer<typeof replicaResetRefusalSchema>;
