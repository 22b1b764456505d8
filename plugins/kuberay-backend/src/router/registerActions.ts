import type { AuditorService } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  fleetQuerySchema,
  kuberayClusterReadPermission,
  kuberayFleetReadPermission,
  rayPhaseSchema,
  syncStatusSchema,
} from 'backstage-plugin-kuberay-common';
import type {
  EntityView,
  FleetRow,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import { z } from 'zod/v3';
import type { KuberayService } from '../service/KuberayService';
import { audited } from './audited';
import { parseEntityParams } from './parseEntityParams';
import { parseInput } from './parseInput';

/** A language model reads all of it: beyond this it is told how many there are. */
const MOST_ROWS = 50;

const findingSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  remedy: z.string(),
});

const statusSchema = z.object({
  entityRef: z.string(),
  verdict: z.string().describe('What to know first, in one sentence'),
  verdictCode: z.string(),
  tone: z
    .string()
    .describe('error, warning, unknown, progressing, suspended or ok'),
  rayClusters: z.array(
    z.object({
      rayCluster: z.string().describe('<cluster>/<namespace>/<name>'),
      phase: z.string(),
      headReady: z.boolean().optional(),
      groups: z.array(
        z.object({
          name: z.string(),
          ready: z.number().int(),
          desired: z.number().int(),
          min: z.number().int(),
          max: z.number().int().optional().describe('Absent: no limit'),
        }),
      ),
    }),
  ),
  applications: z.array(
    z.object({
      name: z.string(),
      role: z.string(),
      sync: z.string(),
      health: z.string(),
    }),
  ),
  findings: z
    .array(findingSchema)
    .describe('What is wrong, and what to do about it'),
  staleSources: z
    .array(z.string())
    .describe(
      'Clusters and Argo CD instances that do not answer at the moment',
    ),
});

const listSchema = z.object({
  total: z.number().int().describe('How many match, listed here or not'),
  rayClusters: z.array(
    z.object({
      rayCluster: z.string().describe('<cluster>/<namespace>/<name>'),
      phase: z.string(),
      verdict: z.string(),
      workersReady: z.number().int(),
      workersDesired: z.number().int(),
      sync: z.string().optional(),
      entityRef: z.string().optional(),
      owner: z.string().optional(),
      worstFinding: z.string().optional(),
    }),
  ),
  nextCursor: z.string().optional(),
});

/** Options of {@link registerActions}. */
export interface RegisterActionsOptions {
  actionsRegistry: ActionsRegistryService;
  service: KuberayService;
  auditor: AuditorService;
}

/**
 * The same answers for agents (MCP), the command line and templates, by the same permissions and audit events; both
 * only read. Alpha in Backstage, so all of it is in this file.
 */
export function registerActions(options: RegisterActionsOptions): void {
  const { actionsRegistry, service, auditor } = options;

  actionsRegistry.register({
    name: 'get-ray-cluster-status',
    title: 'Get the status of a Ray cluster',
    description:
      'Tells how the Ray clusters of a catalog entity are: a verdict, ready and desired workers of each worker group, ' +
      "Argo CD's sync status, and every finding with its remedy. Use it to answer why a Ray cluster has no workers, " +
      'does not scale, or is not what Git says.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    visibilityPermission: kuberayClusterReadPermission,
    schema: {
      input: () =>
        z.object({
          entityRef: z
            .string()
            .describe(
              'The catalog entity, such as component:default/fraud-model',
            ),
        }),
      output: () => statusSchema,
    },
    examples: [
      {
        title: 'How is the Ray cluster of the fraud model?',
        input: { entityRef: 'component:default/fraud-model' },
        output: {
          entityRef: 'component:default/fraud-model',
          verdict: 'gpu-workers waits for capacity: 1 of 3 ready',
          verdictCode: 'waiting-for-capacity',
          tone: 'warning',
          rayClusters: [
            {
              rayCluster: 'prod/ml/fraud-model-kuberay',
              phase: 'WaitingForCapacity',
              headReady: true,
              groups: [
                { name: 'gpu-workers', ready: 1, desired: 3, min: 1, max: 8 },
              ],
            },
          ],
          applications: [
            {
              name: 'fraud-model',
              role: 'cluster',
              sync: 'Synced',
              health: 'Healthy',
            },
          ],
          findings: [],
          staleSources: [],
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const entityRef = parseRef(input.entityRef);
      const view = await audited(
        {
          auditor,
          eventId: 'entity-fetch',
          severityLevel: 'low',
          meta: { entityRef: stringifyEntityRef(entityRef), by: 'action' },
        },
        () => service.getEntityView(entityRef, { credentials }),
      );
      return { output: toStatus(view) };
    },
  });

  actionsRegistry.register({
    name: 'list-ray-clusters',
    title: 'List Ray clusters',
    description:
      'Lists the Ray clusters of all Kubernetes clusters, those in trouble first, each with its phase, verdict, workers ' +
      'and owner; every filter narrows. Use get-ray-cluster-status with its entityRef for all that is known of one.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    visibilityPermission: kuberayFleetReadPermission,
    schema: {
      input: () =>
        z.object({
          cluster: z.string().optional().describe('Kubernetes cluster'),
          namespace: z.string().optional(),
          owner: z
            .string()
            .optional()
            .describe('Entity ref of the owner, such as group:default/ml'),
          phase: rayPhaseSchema.optional(),
          sync: syncStatusSchema
            .optional()
            .describe("Argo CD's sync status of the cluster's Application"),
          q: z
            .string()
            .optional()
            .describe(
              'Text in the name, namespace, cluster, entity or verdict',
            ),
          limit: z
            .number()
            .int()
            .min(1)
            .max(MOST_ROWS)
            .optional()
            .describe(`At most ${MOST_ROWS}, which it is without it`),
          cursor: z
            .string()
            .optional()
            .describe('The nextCursor of the answer before'),
        }),
      output: () => listSchema,
    },
    examples: [
      {
        title: 'Which Ray clusters of a team are degraded?',
        input: { owner: 'group:default/ml', phase: 'Degraded' as const },
        output: {
          total: 1,
          rayClusters: [
            {
              rayCluster: 'prod/ml/fraud-model-kuberay',
              phase: 'Degraded',
              verdict: '2 of 3 workers keep crashing',
              workersReady: 1,
              workersDesired: 3,
              sync: 'Synced',
              entityRef: 'component:default/fraud-model',
              owner: 'group:default/ml',
            },
          ],
        },
      },
      { title: 'Which Ray clusters are there?', input: {} },
    ],
    action: async ({ input, credentials }) => {
      const query = parseInput(fleetQuerySchema, {
        limit: MOST_ROWS,
        ...input,
      });
      const view = await audited(
        {
          auditor,
          eventId: 'fleet-fetch',
          severityLevel: 'low',
          meta: { query, by: 'action' },
        },
        () => service.getFleetView(query, { credentials }),
      );
      return {
        output: {
          total: view.totals.rayClusters,
          rayClusters: view.rayClusters.map(toRow),
          ...(view.nextCursor && { nextCursor: view.nextCursor }),
        },
      };
    },
  });
}

function parseRef(text: string) {
  try {
    return parseEntityParams(parseEntityRef(text));
  } catch {
    throw new InputError(
      'Invalid entityRef: it must be like component:default/fraud-model',
    );
  }
}

function toStatus(view: EntityView): z.infer<typeof statusSchema> {
  const { entityRef, verdict, rayClusters, applications, findings, sources } =
    view;
  return {
    entityRef,
    verdict: verdict.message,
    verdictCode: verdict.code,
    tone: verdict.tone,
    rayClusters: rayClusters.map(({ ref, phase, head, groups }) => ({
      rayCluster: formatRef(ref),
      phase,
      ...(head && { headReady: head.ready }),
      groups: groups.map(({ name, ready, desired, min, max }) => ({
        name,
        ready,
        desired,
        min,
        ...(max !== undefined && { max }),
      })),
    })),
    applications: applications.map(({ name, role, sync, health }) => ({
      name,
      role,
      sync,
      health,
    })),
    findings: findings.map(({ code, severity, message, remedy }) => ({
      code,
      severity,
      message,
      remedy,
    })),
    staleSources: sources
      .filter(
        ({ freshness: { state } }) => state === 'stale' || state === 'failed',
      )
      .map(({ cluster }) => cluster),
  };
}

function toRow(row: FleetRow): z.infer<typeof listSchema>['rayClusters'][0] {
  const { ref, phase, verdict, totals, application, entity, finding } = row;
  return {
    rayCluster: formatRef(ref),
    phase,
    verdict: verdict.message,
    workersReady: totals.workersReady,
    workersDesired: totals.workersDesired,
    ...(application && { sync: application.sync }),
    ...(entity && { entityRef: entity.entityRef }),
    ...(entity?.owner && { owner: entity.owner }),
    ...(finding && { worstFinding: finding.message }),
  };
}

function formatRef({ cluster, namespace, name }: RayClusterRef): string {
  return `${cluster}/${namespace}/${name}`;
}
