import { createExtensionTester } from '@backstage/frontend-test-utils';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import {
  kuberayGroupBounds,
  kuberayWorkerGroups,
  rayClusterPicker,
} from './extensions';
import module from './index';
import * as legacy from './legacy';

describe('the module', () => {
  it('belongs to the scaffolder', () => {
    expect(module.pluginId).toBe('scaffolder');
  });

  it.each`
    name                     | tester
    ${'KuberayWorkerGroups'} | ${createExtensionTester(kuberayWorkerGroups)}
    ${'RayClusterPicker'}    | ${createExtensionTester(rayClusterPicker)}
    ${'KuberayGroupBounds'}  | ${createExtensionTester(kuberayGroupBounds)}
  `('loads the field $name', async ({ name, tester }) => {
    const load = tester.get(FormFieldBlueprint.dataRefs.formFieldLoader);

    await expect(load()).resolves.toMatchObject({ name });
  });
});

describe('the entry for the old frontend system', () => {
  it('has the same fields', () => {
    expect(Object.keys(legacy).sort()).toEqual([
      'KuberayGroupBoundsFieldExtension',
      'KuberayWorkerGroupsFieldExtension',
      'RayClusterPickerFieldExtension',
    ]);
  });
});
