import { createBackend } from '@backstage/backend-defaults';
import { benchEntities } from './benchEntities';

/**
 * The backend that is measured: catalog and Kubernetes, and KubeRay unless `BENCH_EMPTY` is set, which is what
 * growth is measured against.
 */
const backend = createBackend();
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(benchEntities);
if (!process.env.BENCH_EMPTY) {
  backend.add(import('backstage-plugin-kuberay-backend'));
}
backend.start();
