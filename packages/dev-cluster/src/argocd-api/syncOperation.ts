import { z } from 'zod/v3';
import type { Application, Operation } from '../argocd/Application';
import { ArgocdError } from './ArgocdError';

const retrySchema = z.object({
  limit: z.coerce.number().int().optional(),
  backoff: z
    .object({
      duration: z.string().optional(),
      factor: z.coerce.number().optional(),
      maxDuration: z.string().optional(),
    })
    .optional(),
});

/** The body of a sync; what the stand-in does not know of it is refused, so that nobody takes it for done. */
const syncRequestSchema = z
  .object({
    name: z.string().optional(),
    appNamespace: z.string().optional(),
    project: z.string().optional(),
    revision: z.string().optional(),
    revisions: z.array(z.string()).optional(),
    dryRun: z.boolean().optional(),
    prune: z.boolean().optional(),
    syncOptions: z.object({ items: z.array(z.string()).nullish() }).optional(),
    retryStrategy: retrySchema.optional(),
    resources: z
      .array(
        z.object({
          group: z.string().optional(),
          kind: z.string(),
          name: z.string(),
          namespace: z.string().optional(),
        }),
      )
      .nullish(),
    strategy: z
      .object({
        apply: z.object({ force: z.literal(false).optional() }).optional(),
        hook: z.object({ force: z.literal(false).optional() }).optional(),
      })
      .optional(),
    infos: z.array(z.unknown()).nullish(),
  })
  .strict();

/** Reads the body. @throws ArgocdError 400 for what is none, 501 for what is not reproduced */
export function readSyncRequest(text: string): SyncRequest {
  let body: unknown;
  try {
    body = text === '' ? {} : JSON.parse(text);
  } catch {
    throw new ArgocdError(3, 'the body is no JSON');
  }
  const parsed = syncRequestSchema.safeParse(body);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new ArgocdError(
      12,
      `the development cluster (a stand-in for Argo CD) does not reproduce this request: ${path.join(
        '.',
      )}: ${message}`,
    );
  }
  return parsed.data;
}

/** See {@link readSyncRequest}. */
export type SyncRequest = z.infer<typeof syncRequestSchema>;

/**
 * The operation that Argo CD's API server writes for a request: the Application's own sync options and retry, unless the
 * request brings some; unlike through Kubernetes, nobody has to copy them. Source: Sync in server/application/application.go
 * of argoproj/argo-cd v3.5; that one also resolves the revision, which the stand-in leaves to the sync.
 *
 * @throws ArgocdError 400 for another revision than the one that is synced automatically, or while it is deleted
 */
export function syncOperation(
  application: Application,
  request: SyncRequest,
  username: string,
): Operation {
  const { spec, metadata } = application;
  const { syncPolicy = {} } = spec;
  if (metadata.deletionTimestamp !== undefined) {
    throw new ArgocdError(9, 'application is deleting');
  }
  const target = spec.source?.targetRevision || 'HEAD';
  const isAutomated =
    syncPolicy.automated !== undefined &&
    syncPolicy.automated.enabled !== false;
  if (
    isAutomated &&
    !request.dryRun &&
    request.revision &&
    request.revision !== target
  ) {
    throw new ArgocdError(
      9,
      `Cannot sync to ${request.revision}: auto-sync currently set to ${target}`,
    );
  }
  const syncOptions = request.syncOptions?.items ?? syncPolicy.syncOptions;
  const retry = request.retryStrategy ?? syncPolicy.retry;
  const { revision, revisions, resources, prune, dryRun } = request;
  return {
    sync: {
      ...(revision && { revision }),
      ...(revisions && { revisions }),
      ...(prune && { prune }),
      ...(dryRun && { dryRun }),
      ...(syncOptions && { syncOptions: [...syncOptions] }),
      ...(resources && { resources }),
    },
    initiatedBy: { username },
    ...(retry && { retry }),
  };
}
