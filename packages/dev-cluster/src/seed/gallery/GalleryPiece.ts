/** A worker group of a Ray cluster of the gallery. */
export interface GalleryGroup {
  name: string;
  replicas: number;
  min: number;
  max: number;
  /** Quantities of Kubernetes, of one worker. */
  cpu: string;
  memory: string;
  gpu?: number;
  /** Value of the stand-in's annotation on the pods; see `nodes/podFault.ts`. */
  fault?: 'crash-loop-later' | 'slow-pull-later';
}

/** A Ray cluster of the gallery, deployed by an Application of the same name. */
export interface GalleryRayCluster {
  /** Of Helm release and Application; the RayCluster is called `<name>-kuberay`. */
  name: string;
  namespace: string;
  groups: readonly [GalleryGroup, ...GalleryGroup[]];
  /** Has an autoscaler. */
  autoscaled?: boolean;
  /** Work that the stand-in autoscaler imagines; see `kuberay/README.md`. */
  load?: string;
  /** `by-hand`: nothing is created before somebody syncs. `no-heal`: what is changed by hand stays. */
  sync?: 'automated' | 'no-heal' | 'by-hand';
}

/** An entity of the gallery, and the one state that it shows. */
export interface GalleryPiece {
  /** The entity is called `gallery-<state>`. */
  state: string;
  /** What is seen, as the title of the entity. */
  title: string;
  /** What is seen and why, as a sentence. */
  shows: string;
  /** Group in the catalog. */
  owner: 'ml-platform' | 'data-science' | 'risk';
  rayClusters: readonly GalleryRayCluster[];
  /** In place of the annotation that names the Ray clusters. */
  annotations?: Record<string, string>;
}
