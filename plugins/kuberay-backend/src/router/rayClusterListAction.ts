import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  fleetQuerySchema,
  kuberayFleetReadPermission,
  rayPhaseSchema,
  syncStatusSchema,
} from 'backstage-plugin-kuberay-common';
import type { FleetRow } from 'backstage-plugin-kuberay-common';
import { z } from 'zod/v3';
import { principalName } from '../service/principalName';
import { audited } from './audited';
import { formatRayClusterRef } from './formatRayClusterRef';
import { parseInput } from './parseInput';
import type { RegisterActionsOptions } from './registerActions';

/** A language model reads all of it: beyond this it is told how many there are. */
const MOST_ROWS = 50;

const inputSchema = z.object({
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
    .describe('Text in the name, namespace, cluster, entity or verdict'),
  limit: z
    .number()
    .int()
    .min(1)
    .max(MOST_ROWS)
    .optional()
    .describe(`At most ${MOST_ROWS}, which it is without it`),
  cursor: z.string().optional().describe('The nextCursor of the answer before'),
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

/** `list-ray-clusters`: the rows of the `FleetView`, as much of them as an agent needs. */
export function rayClusterListAction(
  options: Pick<RegisterActionsOptions, 'service' | 'auditor'>,
) {
  const { service, auditor } = options;
  return {
    name: 'list-ray-clusters',
    title: 'List Ray clusters',
    description:
      'Lists the Ray clusters of all Kubernetes clusters, those in trouble first, each with its phase, verdict, workers ' +
      'and owner; every filter narrows. Use get-ray-cluster-status with its entityRef for all that is known of one.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    visibilityPermission: kuberayFleetReadPermission,
    schema: {
      input: () => inputSchema,
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
    action: async (context: {
      input: z.infer<typeof inputSchema>;
      credentials: BackstageCredentials;
    }) => {
      const { input, credentials } = context;
      const query = parseInput(fleetQuerySchema, {
        limit: MOST_ROWS,
        ...input,
      });
      const view = await audited(
        {
          auditor,
          eventId: 'fleet-fetch',
          severityLevel: 'low',
          meta: { query, by: 'action', actor: principalName(credentials) },
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
  };
}

function toRow(row: FleetRow): z.infer<typeof listSchema>['rayClusters'][0] {
  const { ref, phase, verdict, totals, application, entity, finding } = row;
  return {
    rayCluster: formatRayClusterRef(ref),
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
