import { parse, stringify } from 'yaml';
import type { DevCluster } from 'dev-cluster';
import type { InstallPage } from './documented/InstallPage';

/** Token of the development cluster that the check starts for itself. */
export const TOKEN = 'install-check-token-of-no-worth';

/** The entity that every case looks at, by its name. */
export const ENTITY = 'recommender';

const RAY_CLUSTER = 'showcase/ml-training/recsys-training-kuberay';

/** The documented configuration of the Kubernetes plugin, with the development cluster in the place of the example's. */
export function kubernetesConfig(
  page: InstallPage,
  { clusters }: Pick<DevCluster, 'clusters'>,
): Record<string, unknown> {
  const config = parse(page.lines('install/kubernetes'));
  const [locator] = config.kubernetes.clusterLocatorMethods;
  const { caFile, ...example } = locator.clusters[0];
  locator.clusters = [
    {
      ...example,
      name: 'showcase',
      url: clusters.showcase.url,
      serviceAccountToken: TOKEN,
    },
  ];
  return config;
}

/** A Component's catalog file with the documented annotation, and others where a case needs them. */
export function entityFile(
  page: InstallPage,
  annotations: Record<string, string> = {},
): string {
  const documented = parse(page.lines('install/annotation'));
  const [key] = Object.keys(documented.metadata.annotations);
  return stringify({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: ENTITY,
      title: 'Recommender',
      description: 'Recommends; trained by Ray',
      annotations: { [key]: RAY_CLUSTER, ...annotations },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
  });
}

/** Catalog locations: the template's own examples, and files of the check. */
export function catalogConfig(
  files: Array<{ target: string; kinds?: string[] }>,
): Record<string, unknown> {
  const location = (target: string, kinds?: string[]) => ({
    type: 'file',
    target,
    ...(kinds && { rules: [{ allow: kinds }] }),
  });
  return {
    catalog: {
      locations: [
        location('../../examples/entities.yaml'),
        location('../../examples/template/template.yaml', ['Template']),
        location('../../examples/org.yaml', ['User', 'Group']),
        ...files.map(({ target, kinds }) => location(target, kinds)),
      ],
    },
  };
}
