import { z } from 'zod/v3';
import { groupImageSchema } from '../input/imageSchema';
import { rayStackInputSchema } from '../input/rayStackInputSchema';
import { workerGroupSchema } from '../input/workerGroupSchema';
import { refuseGroupName } from '../rules/r6GroupNames';

const { versions, ray } = rayStackInputSchema.shape;
const kuberayVersion = versions.removeDefault().shape.kuberay.removeDefault();
const rayVersion = ray.removeDefault().shape.version.removeDefault();

const count = z
  .number()
  .int('must be a whole number')
  .nonnegative('must not be negative')
  .max(2147483647, 'must be at most 2147483647');

const image = groupImageSchema.shape;
const pullPolicy = image.pullPolicy.removeDefault();

const imageChangeSchema = z
  .object({
    repository: image.repository.optional(),
    tag: image.tag.optional(),
    pullPolicy: pullPolicy.optional(),
  })
  .strict();

const groupName = z.string().min(1, 'must be the name of a worker group');

/** What is to change about a RayCluster that Git already holds; everything left out stays as it is. @public */
export const rayClusterChangeSchema = z
  .object({
    groups: z
      .record(
        groupName,
        z
          .object({
            minReplicas: count
              .optional()
              .describe('The autoscaler never goes below this count'),
            maxReplicas: count
              .min(1, 'must be at least 1: the chart takes 0 for no limit')
              .optional()
              .describe('The autoscaler never goes above this count'),
            replicas: count
              .optional()
              .describe(
                'Workers to ask for; with an autoscaler rather leave it out',
              ),
          })
          .strict(),
      )
      .default({})
      .describe('Counts of worker groups by the name of the group'),
    image: imageChangeSchema
      .optional()
      .describe(
        'Image of the head and of every worker group without its own; copies of it in groups change along',
      ),
    groupImages: z
      .record(groupName, imageChangeSchema)
      .default({})
      .describe(
        'Images of single worker groups; what is left out comes from the image that the group has now',
      ),
    rayVersion: rayVersion
      .optional()
      .describe(
        'Ray version inside the image; image tags that begin with the old version change along unless a tag is given',
      ),
    kuberayVersion: kuberayVersion
      .optional()
      .describe(
        'Version of chart ray-cluster; not later than the operator of the same Kubernetes cluster',
      ),
    addGroups: z
      .array(workerGroupSchema)
      .superRefine((added, context) =>
        added.forEach(({ name }, index) => {
          const refusal = refuseGroupName(name, false);
          if (refusal) {
            context.addIssue({
              code: 'custom',
              path: [index, 'name'],
              message: `${refusal.message} (R6)`,
            });
          }
        }),
      )
      .default([])
      .describe('Worker groups to add'),
    removeGroups: z
      .array(groupName)
      .default([])
      .describe('Names of worker groups to remove; needs confirmRemoval'),
    confirmRemoval: z
      .boolean()
      .default(false)
      .describe(
        'Remove groups although their pods run on as orphans and the autoscaler fails while they do',
      ),
    liveReplicas: z
      .record(groupName, count)
      .default({})
      .describe(
        'spec.replicas of the live RayCluster by group: written into Git with any other change, so that the sync loses no worker; without effect where the replica guard is in force',
      ),
    allowBelowLive: z
      .boolean()
      .default(false)
      .describe(
        'Let maxReplicas go below the live count: the autoscaler then takes workers away',
      ),
  })
  .strict();

/** A change with its defaults filled in. @public */
export type RayClusterChange = z.infer<typeof rayClusterChangeSchema>;

/** A change as a person writes it. @public */
export type RayClusterChangeArg = z.input<typeof rayClusterChangeSchema>;
