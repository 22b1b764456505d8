import type { KubeObject } from '../../kube-api';
import { hasRayCronJob } from './kuberayRelease';

const KINDS = ['RayCluster', 'RayJob', 'RayService'];

/**
 * KubeRay's CRDs by name, group, kind and versions. The schemas of several hundred kilobytes are left out; the
 * stand-in API server knows what it enforces on a RayCluster by itself.
 */
export function kuberayCrds(release: string): KubeObject[] {
  const kinds = hasRayCronJob(release) ? [...KINDS, 'RayCronJob'] : KINDS;
  return kinds.map(kind => {
    const singular = kind.toLowerCase();
    const plural = `${singular}s`;
    const schema = {
      openAPIV3Schema: {
        type: 'object',
        'x-kubernetes-preserve-unknown-fields': true,
      },
    };
    const isOld = kind !== 'RayCronJob';
    return {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${plural}.ray.io` },
      spec: {
        group: 'ray.io',
        scope: 'Namespaced',
        names: {
          categories: ['all'],
          kind,
          listKind: `${kind}List`,
          plural,
          singular,
        },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema,
            subresources: { status: {} },
          },
          ...(isOld
            ? [
                {
                  name: 'v1alpha1',
                  served: true,
                  storage: false,
                  schema,
                  subresources: { status: {} },
                },
              ]
            : []),
        ],
      },
    };
  });
}

/**
 * True for the CRDs that do not fit into the annotation of a client-side apply, 262144 bytes: all of KubeRay's but the
 * youngest (domain facts 4.1).
 */
export function isTooLongToApply(object: KubeObject): boolean {
  return (
    object.kind === 'CustomResourceDefinition' &&
    KINDS.some(kind => object.metadata.name === `${kind.toLowerCase()}s.ray.io`)
  );
}
