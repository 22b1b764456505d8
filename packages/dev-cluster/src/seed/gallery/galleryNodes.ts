import type { NodeSize } from '../../nodes/nodeObjects';

/** Ten large machines with eight GPUs each: enough for all pieces but the one that waits for capacity. */
export const GALLERY_NODES: readonly NodeSize[] = Array.from(
  { length: 10 },
  (_, index) => ({
    name: `gallery-${index + 1}`,
    ip: `192.0.2.${21 + index}`,
    capacity: {
      cpu: '128',
      memory: '1024Gi',
      'ephemeral-storage': '1000Gi',
      'nvidia.com/gpu': '8',
      pods: '250',
    },
  }),
);
