import { z } from 'zod/v3';
import { KubeError } from '../kube/KubeError';
import type { ArgocdResourceNode } from './ArgocdApi';

const text = z
  .string()
  .nullish()
  .transform(value => value ?? '');

const nodeSchema = z
  .object({
    group: text,
    version: text,
    kind: z.string(),
    namespace: text,
    name: z.string(),
    uid: text,
    resourceVersion: text,
    createdAt: z.string().nullish(),
    networkingInfo: z
      .object({ labels: z.record(z.string()).nullish() })
      .nullish(),
    info: z.array(z.object({ name: z.string(), value: text })).nullish(),
    images: z.array(z.string()).nullish(),
  })
  .transform(
    ({
      createdAt,
      networkingInfo,
      info,
      images,
      ...node
    }): ArgocdResourceNode => ({
      ...node,
      ...(createdAt && { createdAt }),
      labels: networkingInfo?.labels ?? {},
      info: Object.fromEntries(
        (info ?? []).map(({ name, value }) => [name, value]),
      ),
      images: images ?? [],
    }),
  );

const treeSchema = z.object({ nodes: z.array(nodeSchema).nullish() });

/** Reads the body of `/resource-tree`. @throws KubeError `malformed` */
export function parseResourceTree(body: unknown): ArgocdResourceNode[] {
  const parsed = treeSchema.safeParse(body);
  if (!parsed.success) {
    throw new KubeError(
      'malformed',
      'Argo CD answers with something else than a resource tree',
    );
  }
  return parsed.data.nodes ?? [];
}
