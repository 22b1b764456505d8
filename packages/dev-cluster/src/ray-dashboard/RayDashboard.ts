import type { Clock } from '../clock';
import type { Exchange } from '../http/Exchange';
import { replyJson, replyText } from '../http/Reply';
import { isJsonObject } from '../kube-api/json';
import type { ObjectStore } from '../kube-api';
import type { ProxyTarget } from '../kube-api/server/ServiceProxy';
import { AutoscalerJournal } from '../kuberay/AutoscalerJournal';
import type { ImaginedWork } from '../kuberay/imaginedWork';
import { readImaginedWork } from '../kuberay/imaginedWork';
import { LABEL_CLUSTER, LABEL_NODE_TYPE } from '../kuberay/names';
import { pendingDemands } from '../kuberay/pendingDemands';
import type { RayCluster } from '../kuberay/RayCluster';
import { readRayCluster } from '../kuberay/RayCluster';
import { asPod } from '../nodes/Pod';
import type { Pod } from '../nodes/Pod';
import { clusterEvents } from './clusterEvents';
import { clusterStatusText } from './clusterStatusText';

/** The port of the head service that the dashboard listens on, by its name. */
const DASHBOARD_PORT = 'dashboard';

const NOT_REPRODUCED =
  'the development cluster (a stand-in for Ray) does not reproduce';

/** Without `format=1`, under autoscaler v2 (domain facts 7.3). */
const EMPTY_STATUS = {
  result: true,
  msg: 'Got cluster status.',
  data: {
    autoscalingStatus: null,
    autoscalingError: null,
    clusterStatus: null,
  },
};

/**
 * The dashboards of all Ray heads: `ray status`, what the autoscaler says, version, jobs and health, answered from the
 * imagined work. Held to recordings of Ray 2.52. It is reached through the API server's proxy to Services only.
 */
export class RayDashboard {
  readonly #store: ObjectStore;
  readonly #clock: Clock;
  /** What the autoscalers say. */
  readonly journal = new AutoscalerJournal();

  private constructor(options: { store: ObjectStore; clock: Clock }) {
    this.#store = options.store;
    this.#clock = options.clock;
  }

  static create(options: { store: ObjectStore; clock: Clock }): RayDashboard {
    return new RayDashboard(options);
  }

  /** Answers a request that was proxied to a pod; `path` begins below the proxy. */
  async handle(exchange: Exchange, target: ProxyTarget): Promise<void> {
    const { reply, path, method, query } = exchange;
    const head = asPod(target.pod);
    const cluster = this.#clusterOf(head);
    if (!cluster || target.portName !== DASHBOARD_PORT) {
      const text = `${NOT_REPRODUCED} what listens on port "${target.portName}" of pod ${head.metadata.name}\n`;
      replyText(reply, { status: 501, text });
      return;
    }
    if (method !== 'GET') {
      const text = `${NOT_REPRODUCED} ${method} requests\n`;
      replyText(reply, { status: 501, text });
      return;
    }
    const route = path.replace(/\/$/, '');
    if (route === '/api/gcs_healthz') {
      replyText(reply, { status: 200, text: 'success' });
      return;
    }
    const body = this.#answer(route, query, { cluster, head });
    if (body) {
      replyJson(reply, { status: 200, body });
    } else {
      replyText(reply, { status: 404, text: '404: Not Found' });
    }
  }

  #answer(
    route: string,
    query: URLSearchParams,
    ray: { cluster: RayCluster; head: Pod },
  ): object | undefined {
    switch (route) {
      case '/api/cluster_status':
        return query.get('format') === '1'
          ? this.#statusText(ray.cluster)
          : EMPTY_STATUS;
      case '/api/v0/cluster_events':
        return clusterEvents(
          this.journal.read(ray.head.metadata.uid ?? ''),
          query,
        );
      case '/api/version':
        return versionOf(ray);
      case '/api/jobs':
        return this.#jobs(ray);
      default:
        // As the real one: what it does not know is a plain 404.
        return undefined;
    }
  }

  #statusText(cluster: RayCluster): object {
    const now = this.#clock.now();
    const pods = this.#podsOf(cluster);
    const work = workOf(cluster);
    const demands = pendingDemands({ cluster, work, pods, now });
    const text = clusterStatusText({ cluster, work, demands, pods, now });
    return {
      result: true,
      msg: 'Got formatted cluster status.',
      data: { clusterStatus: text },
    };
  }

  /** One driver, as long as there is work to imagine. */
  #jobs({ cluster, head }: { cluster: RayCluster; head: Pod }): object[] {
    const { load, infeasible } = workOf(cluster);
    return load.size + infeasible.length === 0
      ? []
      : [
          {
            type: 'DRIVER',
            job_id: '01000000',
            submission_id: null,
            driver_info: {
              id: '01000000',
              node_ip_address: head.status?.podIP ?? '',
              pid: '1',
            },
            status: 'RUNNING',
            entrypoint: 'python imagined_work.py',
            message: null,
            error_type: null,
            start_time: Date.parse(head.status?.startTime ?? ''),
            end_time: 0,
            metadata: {},
            runtime_env: {},
            driver_agent_http_address: null,
            driver_node_id: null,
            driver_exit_code: null,
          },
        ];
  }

  #clusterOf({ metadata }: Pod): RayCluster | undefined {
    const { namespace, labels = {} } = metadata;
    const name = labels[LABEL_CLUSTER];
    const isHead = labels[LABEL_NODE_TYPE] === 'head';
    const object =
      isHead && name !== undefined && this.#store.serves('RayCluster')
        ? this.#store.get({ kind: 'RayCluster', namespace, name })
        : undefined;
    return object && readRayCluster(object);
  }

  #podsOf({ name, namespace }: RayCluster): Pod[] {
    return this.#store
      .list('Pod', { namespace })
      .filter(({ metadata }) => metadata.labels?.[LABEL_CLUSTER] === name)
      .map(asPod);
  }
}

/** An annotation that cannot be read is said in an event of the cluster; here it counts as no work. */
function workOf(cluster: RayCluster): ImaginedWork {
  try {
    return readImaginedWork(cluster);
  } catch {
    return { load: new Map(), infeasible: [] };
  }
}

/** Ray's own version is that of the image, whatever the spec says. */
function versionOf({ cluster, head }: { cluster: RayCluster; head: Pod }) {
  const [, tag] =
    /:(\d+\.\d+\.\d+)[^:]*$/.exec(head.spec.containers[0]?.image ?? '') ?? [];
  const spec = isJsonObject(cluster.object.spec) ? cluster.object.spec : {};
  const started = (head.status?.startTime ?? '').replace(/[TZ:]/g, '-');
  return {
    version: '4',
    ray_version: tag ?? String(spec.rayVersion ?? '2.52.0'),
    ray_commit: 'stand-in',
    session_name: `session_${started}1`,
  };
}
