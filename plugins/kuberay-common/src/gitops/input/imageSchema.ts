import { z } from 'zod/v3';

const IMAGE_TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const IMAGE_REPOSITORY =
  /^[a-z0-9]+([._-]+[a-z0-9]+)*(:[0-9]+)?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/;

const repository = z
  .string()
  .regex(IMAGE_REPOSITORY, 'must be an image name without a tag')
  .describe('Image name without a tag, e.g. docker.io/rayproject/ray');

const tag = z
  .string()
  .regex(IMAGE_TAG, 'must be an image tag')
  .describe('Image tag, e.g. 2.52.0-py311-gpu');

const pullPolicy = z
  .enum(['Always', 'IfNotPresent', 'Never'])
  .describe('imagePullPolicy of the Ray containers');

/** The image of all nodes. */
export const imageSchema = z
  .object({
    repository: repository.default('docker.io/rayproject/ray'),
    tag: tag
      .optional()
      .describe(
        'Image tag; without it the Ray version (profile ray-docs: latest)',
      ),
    pullPolicy: pullPolicy.default('IfNotPresent'),
  })
  .strict()
  .describe('Image of the head and of every worker group without its own');

/**
 * The image of one worker group. Complete, because the chart does not merge it with the
 * global one (domain.md 3.5).
 */
export const groupImageSchema = z
  .object({
    repository,
    tag,
    pullPolicy: pullPolicy.default('IfNotPresent'),
  })
  .strict()
  .describe('Image of this group only; complete, it is not merged');
