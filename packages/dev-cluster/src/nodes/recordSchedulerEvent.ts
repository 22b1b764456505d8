import type { KubeObject } from '../kube-api/KubeObject';
import type { ObjectStore } from '../kube-api/ObjectStore';
import type { EventText } from './EventRecorder';
import { kubeMicroTime } from './kubeTime';

/**
 * Writes an event of the scheduler: it uses `events.k8s.io`, so that `eventTime` is set and `count`, `source` and the
 * two timestamps are not (recorded/healthy). A repetition within the series is counted in `series`.
 */
export function recordSchedulerEvent(options: {
  store: ObjectStore;
  about: KubeObject;
  text: EventText;
  action: 'Binding' | 'Scheduling';
  now: number;
}): void {
  const { store, about, text, action, now } = options;
  const { namespace = 'default', uid = '' } = about.metadata;
  const eventTime = kubeMicroTime(now);
  const name = `${about.metadata.name}.${action.toLowerCase()}-${uid.slice(
    0,
    8,
  )}`;
  const existing = store.get({ kind: 'Event', namespace, name });
  if (existing) {
    const series = existing.series as { count?: number } | undefined;
    store.update({
      ...existing,
      message: text.message,
      series: { count: (series?.count ?? 1) + 1, lastObservedTime: eventTime },
    });
    return;
  }
  store.create({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name, namespace },
    involvedObject: {
      apiVersion: about.apiVersion,
      kind: about.kind,
      name: about.metadata.name,
      namespace,
      resourceVersion: about.metadata.resourceVersion,
      uid,
    },
    type: text.type,
    reason: text.reason,
    message: text.message,
    action,
    eventTime,
    firstTimestamp: null,
    lastTimestamp: null,
    source: {},
    reportingComponent: 'default-scheduler',
    reportingInstance: 'default-scheduler-dev-cluster',
  });
}
