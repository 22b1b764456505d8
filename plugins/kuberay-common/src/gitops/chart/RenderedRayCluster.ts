/** The RayCluster that chart `ray-cluster` renders, as plain data: what the API server would be given. @public */
export interface RenderedRayCluster {
  apiVersion: 'ray.io/v1';
  kind: 'RayCluster';
  metadata: {
    name: string;
    /** Absent with chart 1.3.2, which leaves the namespace to the client. */
    namespace?: string;
    labels: Record<string, unknown>;
    annotations?: Record<string, unknown>;
  };
  spec: Record<string, unknown>;
}
