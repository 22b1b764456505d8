import type { RayStackInput } from '../input/rayStackInputSchema';
import type { WorkerGroupInput } from '../input/workerGroupSchema';

type Image = NonNullable<WorkerGroupInput['image']>;

/** The image of every pod without its own. */
export function globalImage(input: RayStackInput): Record<string, string> {
  const { repository, tag, pullPolicy } = input.ray.image;
  const standard = input.profile === 'ray-docs' ? 'latest' : input.ray.version;
  return { repository, tag: tag ?? standard, pullPolicy };
}

/** All three keys of an own image: the chart does not merge it with the global one (domain.md 3.5). */
export function ownImage(image: Image): Record<string, string> {
  const { repository, tag, pullPolicy } = image;
  return { repository, tag, pullPolicy };
}
