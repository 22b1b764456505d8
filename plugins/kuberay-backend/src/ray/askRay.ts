import { DASHBOARD_PORT_NAME } from 'backstage-plugin-kuberay-common';
import type {
  PendingDemand,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import { z } from 'zod/v3';
import type { KubeConnection } from '../kube/KubeConnection';
import { KubeError, type KubeErrorCode } from '../kube/KubeError';
import { SilenceAlarm } from '../loop/SilenceAlarm';
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import { parseClusterEvents } from './parseClusterEvents';
import { parsePendingDemands } from './parsePendingDemands';

/** Milliseconds for one answer. */
const TIMEOUT_MS = 5000;

/** Characters of an answer that are read at all: ten thousand events are about three million. */
const MAX_ANSWER = 8 * 1024 * 1024;

/**
 * Events in an answer, the most that Ray gives. It cuts off the newest, and says 100 by itself
 * (`_list_cluster_events_impl` in Ray's `dashboard/modules/event/event_head.py`), while a warning is repeated each
 * five seconds.
 */
const MAX_EVENTS = 10_000;

/** Characters of the text of `ray status` that are passed on; a thousand pending nodes are longer than that. */
const MAX_STATUS = 64 * 1024;

/** Options of {@link askRay}. */
export interface AskRayOptions {
  connection: KubeConnection;
  rayCluster: RayClusterRef;
  /** `status.head.serviceName`. */
  service: string;
  signal: AbortSignal;
  metrics: KuberayMetrics;
}

/** One question's answer, or why there is none. */
export type RayAnswer<T> = { said: T } | { failed: KubeErrorCode };

/** What Ray said in one round. */
export interface RayAnswers {
  status: RayAnswer<{ pendingDemands: PendingDemand[]; text: string }>;
  events: RayAnswer<NonNullable<ReturnType<typeof parseClusterEvents>>>;
  version: RayAnswer<string>;
}

const statusSchema = z.object({
  data: z.object({ clusterStatus: z.string() }),
});

const versionSchema = z.object({ ray_version: z.string().max(100) });

/** Asks the head's dashboard for its status, its autoscaler's events and its version; each may fail by itself. Never throws. */
export async function askRay(options: AskRayOptions): Promise<RayAnswers> {
  const [status, events, version] = await Promise.all([
    ask(options, ['api', 'cluster_status'], {
      query: { format: '1' },
      parse: json => {
        const parsed = statusSchema.safeParse(json);
        if (!parsed.success) {
          return undefined;
        }
        const { clusterStatus } = parsed.data.data;
        return {
          pendingDemands: parsePendingDemands(clusterStatus),
          text: shortenStatus(clusterStatus),
        };
      },
    }),
    ask(options, ['api', 'v0', 'cluster_events'], {
      query: { limit: String(MAX_EVENTS) },
      parse: parseClusterEvents,
    }),
    ask(options, ['api', 'version'], {
      parse: json => {
        const parsed = versionSchema.safeParse(json);
        return parsed.success ? parsed.data.ray_version : undefined;
      },
    }),
  ]);
  return { status, events, version };
}

async function ask<T>(
  { connection, rayCluster, service, signal, metrics }: AskRayOptions,
  segments: string[],
  {
    query,
    parse,
  }: {
    query?: Record<string, string>;
    parse: (json: unknown) => T | undefined;
  },
): Promise<RayAnswer<T>> {
  const alarm = SilenceAlarm.start(TIMEOUT_MS);
  const { namespace } = rayCluster;
  let failed: KubeErrorCode | undefined;
  let said: T | undefined;
  try {
    const text = await connection.getFromService(
      { namespace, service, port: DASHBOARD_PORT_NAME, segments, query },
      AbortSignal.any([signal, alarm.signal]),
    );
    said = text.length > MAX_ANSWER ? undefined : parse(JSON.parse(text));
    failed = said === undefined ? 'malformed' : undefined;
  } catch (error) {
    failed = classify(error, alarm.signal);
  } finally {
    alarm.stop();
  }
  metrics.asked({ upstream: 'ray', outcome: failed ?? 'ok' });
  return said === undefined ? { failed: failed ?? 'malformed' } : { said };
}

function classify(error: unknown, timeout: AbortSignal): KubeErrorCode {
  if (timeout.aborted) {
    return 'timeout';
  }
  if (error instanceof KubeError) {
    return error.code;
  }
  return error instanceof SyntaxError ? 'malformed' : 'unreachable';
}

function shortenStatus(text: string): string {
  const more = text.length - MAX_STATUS;
  return more > 0
    ? `${text.slice(0, MAX_STATUS)}\n… (${more} more characters)`
    : text;
}
