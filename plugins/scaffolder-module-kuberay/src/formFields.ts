import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  KuberayGroupBounds,
  kuberayGroupBoundsFieldSchema,
  validateGroupBounds,
} from './fields/KuberayGroupBounds';
import {
  KuberayWorkerGroups,
  kuberayWorkerGroupsFieldSchema,
  validateWorkerGroups,
} from './fields/KuberayWorkerGroups';
import {
  RayClusterPicker,
  rayClusterPickerFieldSchema,
} from './fields/RayClusterPicker';

/** `ui:field: KuberayWorkerGroups` */
export const kuberayWorkerGroupsField = createFormField({
  name: 'KuberayWorkerGroups',
  component: KuberayWorkerGroups,
  schema: kuberayWorkerGroupsFieldSchema,
  validation: validateWorkerGroups,
});

/** `ui:field: RayClusterPicker` */
export const rayClusterPickerField = createFormField({
  name: 'RayClusterPicker',
  component: RayClusterPicker,
  schema: rayClusterPickerFieldSchema,
});

/** `ui:field: KuberayGroupBounds` */
export const kuberayGroupBoundsField = createFormField({
  name: 'KuberayGroupBounds',
  component: KuberayGroupBounds,
  schema: kuberayGroupBoundsFieldSchema,
  validation: validateGroupBounds,
});
