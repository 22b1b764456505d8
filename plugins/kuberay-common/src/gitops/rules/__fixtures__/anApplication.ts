import type {
  ApplicationManifest,
  IgnoreDifference,
} from '../../applications/ApplicationManifest';
import { buildClusterApplication } from '../../applications/buildClusterApplication';
import { parseRayStackInput } from '../../input/parseRayStackInput';
import type { RayStackInputArg } from '../../input/rayStackInputSchema';

/** The Application of a RayCluster with two groups; `ignored` replaces what it ignores. */
export function anApplication(
  options: {
    input?: Partial<RayStackInputArg>;
    ignored?: Partial<IgnoreDifference>;
  } = {},
): ApplicationManifest {
  const application = buildClusterApplication(
    parseRayStackInput({
      name: 'demo',
      workerGroups: [{ name: 'a' }, { name: 'b' }],
      ...options.input,
    }),
  );
  return options.ignored === undefined
    ? application
    : {
        ...application,
        spec: {
          ...application.spec,
          ignoreDifferences: [
            {
              group: 'ray.io',
              kind: 'RayCluster',
              name: 'demo-kuberay',
              namespace: 'ray-cluster',
              ...options.ignored,
            },
          ],
        },
      };
}
