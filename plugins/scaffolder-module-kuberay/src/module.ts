import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  kuberayGroupBounds,
  kuberayWorkerGroups,
  rayClusterPicker,
} from './extensions';

/** Form fields for Ray clusters, for the scaffolder of the new frontend system. @public */
export default createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [kuberayWorkerGroups, rayClusterPicker, kuberayGroupBounds],
});
