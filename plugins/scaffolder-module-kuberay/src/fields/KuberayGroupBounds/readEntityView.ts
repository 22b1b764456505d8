import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type { FetchApi } from '@backstage/frontend-plugin-api';
import {
  entityViewSchema,
  type EntityView,
} from 'backstage-plugin-kuberay-common';

/** What {@link readEntityView} works with. */
export interface ReadEntityViewOptions {
  /** Resolves `plugin://` and adds the user's token. */
  fetchApi: FetchApi;
  entityRef: string;
}

/**
 * Asks the KubeRay backend once for everything about an entity's Ray clusters.
 *
 * @throws ResponseError when it refuses or fails, TypeError for a text that is no entity reference.
 */
export async function readEntityView(
  options: ReadEntityViewOptions,
): Promise<EntityView> {
  const { kind, namespace, name } = parseEntityRef(options.entityRef);
  const path = [kind, namespace, name]
    .map(segment => encodeURIComponent(segment))
    .join('/');
  const response = await options.fetchApi.fetch(
    `plugin://kuberay/v1/entities/${path}`,
  );
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  const parsed = entityViewSchema.safeParse(await response.json());
  if (!parsed.success) {
    throw new Error('the answer of the portal is of another version');
  }
  return parsed.data;
}
