import { applyDefaults } from './applyDefaults';
import { findViolations } from './findViolations';
import { rayClusterSchema } from './rayClusterSchema';

const group = { groupName: 'a', minReplicas: 0, maxReplicas: 1, template: {} };

function violationsOf(spec: object, worker: object = group): string[] {
  const headGroupSpec = { template: {} };
  const workerGroupSpecs = [worker];
  const cluster = { spec: { headGroupSpec, workerGroupSpecs, ...spec } };
  return findViolations(
    rayClusterSchema,
    applyDefaults(rayClusterSchema, cluster),
  )
    .filter(({ field }) => field !== '<nil>')
    .map(({ field, message }) => `${field}: ${message}`);
}

describe('the RayCluster schema', () => {
  it('accepts a complete cluster, and one whose counts are left to the defaults', () => {
    expect(violationsOf({ suspend: true, rayVersion: '2.52.0' })).toEqual([]);
    expect(violationsOf({}, { groupName: 'a', template: {} })).toEqual([]);
  });

  it.each([
    [
      'a text for a count',
      violationsOf({}, { ...group, replicas: '1' }),
      'spec.workerGroupSpecs[0].replicas: Invalid value: "string": spec.workerGroupSpecs[0].replicas in body must be of type integer: "string"',
    ],
    [
      'a fraction for a count',
      violationsOf({}, { ...group, maxReplicas: 1.5 }),
      'spec.workerGroupSpecs[0].maxReplicas: Invalid value: "number": spec.workerGroupSpecs[0].maxReplicas in body must be of type integer: "number"',
    ],
    [
      'a text for a switch',
      violationsOf({ enableInTreeAutoscaling: 'yes' }),
      'spec.enableInTreeAutoscaling: Invalid value: "string": spec.enableInTreeAutoscaling in body must be of type boolean: "string"',
    ],
    [
      'an unknown autoscaler version',
      violationsOf({ autoscalerOptions: { version: 'v3' } }),
      'spec.autoscalerOptions.version: Unsupported value: "v3": supported values: "v1", "v2"',
    ],
    [
      'a group without a name',
      violationsOf({}, { template: {} }),
      'spec.workerGroupSpecs[0].groupName: Required value',
    ],
    [
      'no head',
      violationsOf({ headGroupSpec: undefined }),
      'spec.headGroupSpec: Required value',
    ],
  ])('refuses %s', (_, violations, expected) => {
    expect(violations).toEqual([expected]);
  });
});
