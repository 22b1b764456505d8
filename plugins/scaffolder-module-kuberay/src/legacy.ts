/**
 * The same form fields for apps of the old frontend system: put them inside `<ScaffolderFieldExtensions>`.
 *
 * @packageDocumentation
 */
import { scaffolderPlugin } from '@backstage/plugin-scaffolder';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
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

/** `ui:field: KuberayWorkerGroups` @public */
export const KuberayWorkerGroupsFieldExtension = scaffolderPlugin.provide(
  createScaffolderFieldExtension({
    name: 'KuberayWorkerGroups',
    component: KuberayWorkerGroups,
    schema: kuberayWorkerGroupsFieldSchema.schema,
    validation: validateWorkerGroups,
  }),
);

/** `ui:field: RayClusterPicker` @public */
export const RayClusterPickerFieldExtension = scaffolderPlugin.provide(
  createScaffolderFieldExtension({
    name: 'RayClusterPicker',
    component: RayClusterPicker,
    schema: rayClusterPickerFieldSchema.schema,
  }),
);

/** `ui:field: KuberayGroupBounds` @public */
export const KuberayGroupBoundsFieldExtension = scaffolderPlugin.provide(
  createScaffolderFieldExtension({
    name: 'KuberayGroupBounds',
    component: KuberayGroupBounds,
    schema: kuberayGroupBoundsFieldSchema.schema,
    validation: validateGroupBounds,
  }),
);
