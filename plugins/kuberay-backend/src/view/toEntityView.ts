import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { verdict } from 'backstage-plugin-kuberay-common';
import type {
  EntityView,
  SourceView,
  Verdict,
} from 'backstage-plugin-kuberay-common';
import type { ArgocdLinkConfig } from '../config/KuberayConfig';
import { describeTogether } from './describeTogether';
import type { InvalidAnnotation } from './EntityMatch';
import { instanceNames } from './instancesOf';
import type { Knowledge } from './Knowledge';
import { locateMatch } from './locateMatch';
import { matchEntity } from './matchEntity';
import { ownersOf } from './ownersOf';

/** Options of {@link toEntityView}. */
export interface ToEntityViewOptions {
  entity: Entity;
  knowledge: Knowledge;
  argocdLinks: ArgocdLinkConfig;
  now: Date;
}

/**
 * Everything about the Ray clusters of an entity. Nothing is read but what is given; `knowledge.words` is asked once for
 * each Ray cluster with an autoscaler.
 */
export function toEntityView(options: ToEntityViewOptions): EntityView {
  const { entity, knowledge, argocdLinks } = options;
  const match = matchEntity(entity);
  if (match.by === 'nothing') {
    return emptyView(entity);
  }
  const located = locateMatch({
    match,
    knowledge,
    instances: instanceNames(knowledge, argocdLinks),
  });
  if (located.invalid) {
    return invalidView(entity, located.invalid);
  }
  const entityRef = stringifyEntityRef(entity);
  const described = describeTogether({
    ...options,
    located,
    entity: { entityRef, owners: ownersOf(entity), kind: entity.kind },
  });
  return {
    entityRef,
    verdict:
      described.rayClusters.length === 0
        ? unknownCluster(described.sources) ?? described.verdict
        : described.verdict,
    rayClusters: described.rayClusters,
    applications: described.applications,
    findings: described.findings,
    sources: described.sources,
  };
}

/** Where only one Kubernetes cluster is looked at, and nobody knows it, the entity's annotation is wrong. */
function unknownCluster([only, ...others]: SourceView[]): Verdict | undefined {
  return only?.freshness.state === 'failed' &&
    only.freshness.problem.code === 'unknown-cluster' &&
    others.length === 0
    ? verdict('unknown-cluster', 'error', { cluster: only.cluster })
    : undefined;
}

function invalidView(
  entity: Entity,
  { annotation, problem, form }: InvalidAnnotation,
): EntityView {
  return {
    ...emptyView(entity),
    verdict: verdict('invalid-annotation', 'error', { annotation }),
    findings: [
      {
        code: 'invalid-annotation',
        severity: 'error',
        about: 'configuration',
        message: `The annotation ${annotation} cannot be read. ${problem}.`,
        remedy: `Correct it in the catalog: ${form}.`,
      },
    ],
  };
}

function emptyView(entity: Entity): EntityView {
  return {
    entityRef: stringifyEntityRef(entity),
    verdict: verdict('not-matched', 'unknown', { kind: entity.kind }),
    rayClusters: [],
    applications: [],
    findings: [],
    sources: [],
  };
}
