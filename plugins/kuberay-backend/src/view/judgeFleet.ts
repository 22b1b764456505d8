import type { RayClusterRecord } from 'backstage-plugin-kuberay-common';
import { eventsOf, freshnessIn, podsOf } from '../store/lookups';
import type { ClusterSnapshot } from '../store/ResourceStore';
import { ApplicationIndex } from './ApplicationIndex';
import type { FleetRowInputs } from './FleetRowCache';
import type { Knowledge } from './Knowledge';
import type { FleetRowOfAll } from './toFleetRow';
import { toFleetRow } from './toFleetRow';
import type { ToFleetViewOptions } from './toFleetView';

/** The row of every RayCluster that is there, in no order; Ray itself is not asked for any of them. */
export function judgeFleet(
  options: Pick<
    ToFleetViewOptions,
    'knowledge' | 'argocdLinks' | 'rows' | 'now'
  >,
): FleetRowOfAll[] {
  const { argocdLinks, rows, now } = options;
  const knowledge = { ...options.knowledge, words: undefined };
  const records = new Map<FleetRowInputs['ref'], RayClusterRecord>();
  const inputs = [...knowledge.snapshot.clusters].flatMap(([name, cluster]) => {
    const shared = sharedParts(name, knowledge);
    return [...cluster.RayCluster.records.values()].flatMap(names =>
      [...names.values()].map(record => {
        const input = toInputs(record, cluster, shared, knowledge);
        records.set(input.ref, record);
        return input;
      }),
    );
  });
  return rows.readAll(
    inputs,
    ref => {
      const record = records.get(ref);
      if (!record) {
        throw new Error(`No record of ${ref.namespace}/${ref.name}`);
      }
      return toFleetRow({ record, knowledge, argocdLinks, now });
    },
    now,
  );
}

/** What all rows of a Kubernetes cluster hang on. */
function sharedParts(name: string, knowledge: Knowledge): unknown[] {
  const { directory, addresses, destinations } = knowledge;
  const index = ApplicationIndex.of(knowledge);
  return [
    directory,
    addresses,
    destinations,
    index.guardedClusters.has(name),
    ...index.platformOf(name),
  ];
}

function toInputs(
  record: RayClusterRecord,
  cluster: ClusterSnapshot,
  shared: readonly unknown[],
  knowledge: Knowledge,
): FleetRowInputs {
  return {
    ref: {
      cluster: record.cluster,
      namespace: record.namespace,
      name: record.name,
    },
    parts: [
      record,
      podsOf(cluster, record),
      freshnessIn(cluster.RayCluster, record.namespace),
      freshnessIn(cluster.Pod, record.namespace),
      ...shared,
      ...ApplicationIndex.of(knowledge).deploying(record),
    ],
    eventsOfNamespace: cluster.Event.records.get(record.namespace),
    eventsOf: () => eventsOf(cluster, record),
  };
}
