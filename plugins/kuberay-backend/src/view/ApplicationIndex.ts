import {
  applicationRole,
  destinationCluster,
  isApplicationOfRayCluster,
  parseTrackingId,
} from 'backstage-plugin-kuberay-common';
import type {
  ApplicationRecord,
  KubernetesClusterAddress,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import type { KnownApplication } from '../store/knownApplications';
import { knownApplications } from '../store/knownApplications';
import { rememberLast } from '../store/rememberLast';
import type { Knowledge } from './Knowledge';
import { announcedEntity } from './announcedEntity';
import { LabelIndex } from './labelSelector/LabelIndex';

/** An Application, and where it deploys to. */
export interface LocatedApplication extends KnownApplication {
  /** Name of the Kubernetes cluster; absent: no known cluster is the destination. */
  destination?: string;
}

/** The Applications of one moment by all that a view looks them up by. */
export class ApplicationIndex {
  readonly all: readonly LocatedApplication[];
  readonly labels: LabelIndex<LocatedApplication>;
  readonly #addresses: readonly KubernetesClusterAddress[];
  readonly #destinations: ReadonlyMap<string, string>;
  readonly #byName = new Map<string, LocatedApplication[]>();
  readonly #byListed = new Map<string, LocatedApplication[]>();
  readonly #byEntity = new Map<string, LocatedApplication[]>();
  readonly #platform = new Map<string, LocatedApplication[]>();
  readonly #guarded = new Set<string>();
  readonly #records: ReadonlyMap<ApplicationRecord, LocatedApplication>;

  private constructor(knowledge: Knowledge) {
    this.#addresses = knowledge.addresses;
    this.#destinations = knowledge.destinations;
    this.all = knownApplications(knowledge.snapshot).map(known => ({
      ...known,
      destination: destinationCluster(
        knowingItsCluster(known),
        this.#addresses,
        this.#destinations,
      ),
    }));
    this.labels = LabelIndex.create(this.all, ({ record }) => [record.labels]);
    this.#records = new Map(this.all.map(one => [one.record, one]));
    for (const application of this.all) {
      this.#file(application);
    }
  }

  /** Made once for each state of the Applications. */
  static readonly of: (knowledge: Knowledge) => ApplicationIndex = rememberLast(
    knowledge => new ApplicationIndex(knowledge),
    ({ snapshot, addresses, destinations }) => [
      knownApplications(snapshot),
      addresses,
      destinations,
    ],
  );

  /** Applications of this name, of any namespace and Argo CD. */
  named(name: string): readonly LocatedApplication[] {
    return this.#byName.get(name) ?? [];
  }

  /** Applications whose status lists a RayCluster of this address, on whatever cluster. */
  listing(address: {
    namespace: string;
    name: string;
  }): readonly LocatedApplication[] {
    return this.#byListed.get(listedKey(address)) ?? [];
  }

  /** All that is known of the Application of a record of this index. */
  locate(record: ApplicationRecord): LocatedApplication | undefined {
    return this.#records.get(record);
  }

  /**
   * The Applications that deploy a RayCluster; more than one claim it together. A tracking id names no Argo CD: where an
   * Application lists the RayCluster, its namesake in another Argo CD, which does not list it, is not meant.
   */
  deploying(
    rayCluster: RayClusterRef & { trackingId?: string },
  ): ApplicationRecord[] {
    const deploys = (candidate: LocatedApplication) =>
      this.#deploys(candidate, rayCluster);
    const listing = this.listing(rayCluster).filter(deploys);
    const owner = parseTrackingId(rayCluster.trackingId ?? '')?.application;
    const tracked = (owner ? this.named(owner.name) : []).filter(
      candidate =>
        deploys(candidate) &&
        (listing.length === 0 ||
          listing.some(other => isOfOneArgoCd(other, candidate))),
    );
    return [...new Set([...listing, ...tracked])].map(({ record }) => record);
  }

  /** Whether an Application deploys a RayCluster, by tracking id or its own list, and to its Kubernetes cluster. */
  #deploys(
    application: LocatedApplication,
    rayCluster: RayClusterRef & { trackingId?: string },
  ): boolean {
    return isApplicationOfRayCluster({
      application: knowingItsCluster(application),
      rayCluster,
      clusters: this.#addresses,
      destinations: this.#destinations,
    });
  }

  /** Applications that carry the entity's name (`kuberay.io/entity`): our generator writes it. */
  announcing(entityRef: string): readonly LocatedApplication[] {
    return this.#byEntity.get(entityRef) ?? [];
  }

  /** The Applications that bring the operator and the CRDs to a Kubernetes cluster. */
  platformOf(cluster: string): ApplicationRecord[] {
    return (this.#platform.get(cluster) ?? []).map(({ record }) => record);
  }

  /** Kubernetes clusters that an Application brings the replica guard to. */
  get guardedClusters(): ReadonlySet<string> {
    return this.#guarded;
  }

  #file(application: LocatedApplication): void {
    const { record, destination } = application;
    file(this.#byName, record.name, application);
    const listed = new Set(record.rayClusters.map(listedKey));
    for (const key of listed) {
      file(this.#byListed, key, application);
    }
    const entityRef = announcedEntity(record);
    if (entityRef !== undefined) {
      file(this.#byEntity, entityRef, application);
    }
    if (destination === undefined) {
      return;
    }
    const role = applicationRole(record);
    if (role === 'operator' || role === 'crds') {
      file(this.#platform, destination, application);
    }
    if (record.bringsReplicaGuard) {
      this.#guarded.add(destination);
    }
  }
}

/** Argo CD's API does not say which cluster Argo CD runs in; the same Application as an object of Kubernetes does. */
function knowingItsCluster({
  record,
  object,
}: KnownApplication): ApplicationRecord {
  return object && object !== record
    ? { ...record, cluster: object.cluster, readFrom: object.readFrom }
    : record;
}

/** As far as can be told: Argo CD's API and Kubernetes may give one each. */
function isOfOneArgoCd(
  { record: one }: LocatedApplication,
  { record: other }: LocatedApplication,
): boolean {
  return one.cluster === other.cluster && one.readFrom === other.readFrom;
}

function listedKey({
  namespace,
  name,
}: {
  namespace: string;
  name: string;
}): string {
  return `${namespace}/${name}`;
}

function file<TItem>(
  index: Map<string, TItem[]>,
  key: string,
  item: TItem,
): void {
  const filed = index.get(key);
  if (filed) {
    filed.push(item);
  } else {
    index.set(key, [item]);
  }
}
