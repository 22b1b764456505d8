import type { StructuralSchema } from './StructuralSchema';

const count = (options: { default?: number } = {}): StructuralSchema => ({
  type: 'integer',
  ...options,
});
const text: StructuralSchema = { type: 'string' };
const flag: StructuralSchema = { type: 'boolean' };
const object: StructuralSchema = { type: 'object' };

const workerGroup: StructuralSchema = {
  type: 'object',
  required: ['groupName', 'maxReplicas', 'minReplicas', 'template'],
  properties: {
    groupName: text,
    replicas: count({ default: 0 }),
    minReplicas: count({ default: 0 }),
    maxReplicas: count({ default: 2147483647 }),
    numOfHosts: count({ default: 1 }),
    idleTimeoutSeconds: count(),
    suspend: flag,
    rayStartParams: object,
    scaleStrategy: {
      type: 'object',
      properties: { workersToDelete: { type: 'array', items: text } },
    },
    template: object,
  },
};

/**
 * What the RayCluster CRD of KubeRay 1.5.1 enforces on the fields that this project writes or reads; used when the
 * installed CRD brings no schema of its own. Defaults: domain facts 5.1; types, enums and required fields: that CRD.
 */
export const rayClusterSchema: StructuralSchema = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      required: ['headGroupSpec'],
      properties: {
        rayVersion: text,
        enableInTreeAutoscaling: flag,
        suspend: flag,
        managedBy: {
          type: 'string',
          'x-kubernetes-validations': [
            { message: 'the managedBy field is immutable' },
          ],
        },
        autoscalerOptions: {
          type: 'object',
          properties: {
            version: { type: 'string', enum: ['v1', 'v2'] },
            upscalingMode: {
              type: 'string',
              enum: ['Default', 'Aggressive', 'Conservative'],
            },
            idleTimeoutSeconds: count(),
            image: text,
          },
        },
        headGroupSpec: {
          type: 'object',
          required: ['template'],
          properties: {
            serviceType: text,
            rayStartParams: object,
            template: object,
          },
        },
        workerGroupSpecs: { type: 'array', items: workerGroup },
      },
    },
  },
};
