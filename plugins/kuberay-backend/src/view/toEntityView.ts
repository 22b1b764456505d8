import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import {
  findInApplications,
  joinVerdicts,
  verdict,
} from 'backstage-plugin-kuberay-common';
import type {
  ApplicationRecord,
  EntityView,
  Finding,
  RayClusterAddress,
  RayClusterRef,
  SourceView,
} from 'backstage-plugin-kuberay-common';
import type { ArgocdLinkConfig } from '../config/KuberayConfig';
import { collectApplications } from './collectApplications';
import { describeRayCluster } from './describeRayCluster';
import { findNamedApplications } from './findNamedApplications';
import { findUnknownDestinations } from './findUnknownDestinations';
import type { Knowledge } from './Knowledge';
import { locateAddress, locateByApplications } from './locateRayClusters';
import { matchEntity } from './matchEntity';
import { allSourceViews, toSourceView } from './toSourceView';
import { unplacedRayCluster } from './unplacedRayCluster';

/** Options of {@link toEntityView}. */
export interface ToEntityViewOptions {
  entity: Entity;
  knowledge: Knowledge;
  argocdLinks: ArgocdLinkConfig;
  now: Date;
}

/** Everything about the Ray clusters of an entity. Pure: nothing is read but what is given. */
export function toEntityView(options: ToEntityViewOptions): EntityView {
  const { entity, knowledge } = options;
  const match = matchEntity(entity);
  switch (match.by) {
    case 'nothing':
      return emptyView(entity);
    case 'invalid':
      return {
        ...emptyView(entity),
        verdict: verdict('invalid-annotation', 'error', {
          annotation: match.annotation,
        }),
        findings: [
          {
            code: 'invalid-annotation',
            severity: 'error',
            about: 'configuration',
            message: `The annotation ${match.annotation} cannot be read. ${match.problem}.`,
            remedy: `Correct it in the catalog: ${match.form}.`,
          },
        ],
      };
    case 'ray-clusters':
      return describe(options, {
        addresses: match.addresses.flatMap(address =>
          locateAddress(address, knowledge),
        ),
        named: [],
        sources: [],
        findings: [],
      });
    case 'applications': {
      const { applications, findings } = findNamedApplications(
        match,
        knowledge,
      );
      return describe(options, {
        addresses: locateByApplications(applications, knowledge),
        named: applications,
        // Applications are looked for in every cluster, so all of them have a part in the answer.
        sources: allSourceViews(knowledge),
        findings,
      });
    }
    default:
      return unexpected(match);
  }
}

interface Matched {
  addresses: RayClusterAddress[];
  /** Applications that the entity names itself. */
  named: ApplicationRecord[];
  /** That have a part in the answer whatever was found. */
  sources: SourceView[];
  findings: Finding[];
}

function describe(options: ToEntityViewOptions, matched: Matched): EntityView {
  const { entity, knowledge, argocdLinks, now } = options;
  const { addresses, named } = matched;
  const everywhere = allSourceViews(knowledge);
  const applications = collectApplications({
    refs: addresses.flatMap(address => (isPlaced(address) ? address : [])),
    named,
    entityRef: stringifyEntityRef(entity),
    knowledge,
    argocdLinks,
  });
  const described = addresses.map(address =>
    isPlaced(address)
      ? describeRayCluster({
          ref: address,
          applications: applications.filter(
            ({ rayCluster }) => rayCluster && isSame(rayCluster, address),
          ),
          knowledge,
          now,
        })
      : unplacedRayCluster(address, everywhere),
  );
  const sources = [
    ...matched.sources,
    ...(addresses.every(isPlaced) ? [] : everywhere),
    ...[
      ...addresses.flatMap(({ cluster }) => cluster ?? []),
      ...applications.map(({ source }) => source),
    ].map(cluster => toSourceView(cluster, knowledge)),
  ];
  const verdicts = described.map(one => one.verdict);
  const distinctSources = distinct(sources);
  return {
    entityRef: stringifyEntityRef(entity),
    verdict: joinVerdicts({
      rayClusters: verdicts,
      applications,
      sources: distinctSources,
      kind: entity.kind,
    }),
    rayClusters: described.map(({ view }) => view),
    applications,
    findings: [
      ...matched.findings,
      ...described.flatMap(({ findings }) => findings),
      ...findInApplications({
        verdicts,
        applications,
        records: [],
        rayClusters: [],
        guardedClusters: new Set(),
        now,
      }),
      ...findUnknownDestinations({
        named,
        undeployed: addresses.filter(
          address =>
            !applications.some(
              ({ rayCluster }) =>
                rayCluster && isPlaced(address) && isSame(rayCluster, address),
            ),
        ),
        knowledge,
      }),
    ],
    sources: distinctSources,
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

function isPlaced(address: RayClusterAddress): address is RayClusterRef {
  return address.cluster !== undefined;
}

function isSame(left: RayClusterRef, right: RayClusterRef): boolean {
  return (
    left.cluster === right.cluster &&
    left.namespace === right.namespace &&
    left.name === right.name
  );
}

function distinct(sources: SourceView[]): SourceView[] {
  return [...new Map(sources.map(source => [source.cluster, source])).values()];
}

function unexpected(match: never): never {
  throw new Error(`Unexpected match ${JSON.stringify(match)}`);
}
