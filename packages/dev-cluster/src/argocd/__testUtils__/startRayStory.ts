import { startAutoscaler, startOperator } from '../../kuberay';
import { startNodes } from '../../nodes';
import { startControllerStory } from './startControllerStory';

/** The controller's story on a cluster with everything that a Ray cluster lives of: nodes, operator and autoscaler. */
export function startRayStory(): ReturnType<typeof startControllerStory> {
  return startControllerStory({
    start: common => {
      const stops = [
        startNodes(common),
        startOperator(common),
        startAutoscaler(common),
      ];
      return () => stops.forEach(stop => stop());
    },
  });
}
