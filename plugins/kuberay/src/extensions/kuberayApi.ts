import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import { KuberayClient, kuberayApiRef } from '../api';

/** Provides the client of the KubeRay backend. */
export const kuberayApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: kuberayApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => KuberayClient.create({ fetchApi }),
    }),
});
