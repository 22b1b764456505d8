import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** `ui:field: KuberayWorkerGroups`, loaded when a form asks for it. */
export const kuberayWorkerGroups = FormFieldBlueprint.make({
  name: 'kuberay-worker-groups',
  params: {
    field: () => import('./formFields').then(m => m.kuberayWorkerGroupsField),
  },
});

/** `ui:field: RayClusterPicker` */
export const rayClusterPicker = FormFieldBlueprint.make({
  name: 'ray-cluster-picker',
  params: {
    field: () => import('./formFields').then(m => m.rayClusterPickerField),
  },
});

/** `ui:field: KuberayGroupBounds` */
export const kuberayGroupBounds = FormFieldBlueprint.make({
  name: 'kuberay-group-bounds',
  params: {
    field: () => import('./formFields').then(m => m.kuberayGroupBoundsField),
  },
});
