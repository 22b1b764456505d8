import type { EventText } from './EventRecorder';
import type { Pod } from './Pod';
import type { PodStage } from './podLifecycle';

/** What a kubelet says when a pod enters a stage. */
export function stageEvents(pod: Pod, stage: PodStage): EventText[] {
  const main = pod.spec.containers[0];
  const name = main?.name ?? '';
  const image = main?.image ?? '';
  const normal = (reason: string, message: string): EventText => ({
    type: 'Normal',
    reason,
    message,
  });
  const warning = (reason: string, message: string): EventText => ({
    type: 'Warning',
    reason,
    message,
  });
  switch (stage) {
    case 'running':
      return [
        normal(
          'Pulled',
          `Container image "${image}" already present on machine`,
        ),
        normal('Created', `Created container: ${name}`),
        normal('Started', `Started container ${name}`),
      ];
    case 'pulling':
      return [normal('Pulling', `Pulling image "${image}"`)];
    case 'pull-failed':
      return [
        normal('Pulling', `Pulling image "${image}"`),
        warning(
          'Failed',
          `Failed to pull image "${image}": ${image}: not found`,
        ),
        warning('Failed', 'Error: ErrImagePull'),
      ];
    case 'pull-backing-off':
      return [
        normal('BackOff', `Back-off pulling image "${image}"`),
        warning('Failed', 'Error: ImagePullBackOff'),
      ];
    case 'backing-off':
      return [
        warning(
          'BackOff',
          `Back-off restarting failed container ${name} in pod ${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`,
        ),
      ];
    case 'creating':
    case 'ready':
    case 'exited':
    case 'failed':
      return [];
    default: {
      const unknown: never = stage;
      throw new Error(`unknown stage ${unknown}`);
    }
  }
}
