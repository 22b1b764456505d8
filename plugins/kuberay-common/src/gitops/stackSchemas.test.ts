import { Application } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import { ApplicationSet } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/ApplicationSet';
import { AppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject';
import { readYamlFiles } from './__fixtures__/readYamlFiles';
import { stackInputs } from './__fixtures__/stackInputs';
import { buildRayStack } from './buildRayStack';
import type { JsonObject } from './chart/JsonObject';
import type { RayStackInputArg } from './input/rayStackInputSchema';

/** Kinds of Argo CD; the guard's kinds have no model yet and are compared with what was run. */
const MODELS = { Application, ApplicationSet, AppProject };

const GUARD_KINDS = [
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
];

function validate(object: JsonObject): void {
  const kind = String(object.kind);
  if (GUARD_KINDS.includes(kind)) {
    return;
  }
  const Model = MODELS[kind as keyof typeof MODELS];
  new Model(object as never).validate();
}

/** Files of objects; values and patches for argocd-cm are none. */
function objectsOf(input: RayStackInputArg): JsonObject[] {
  const { files } = buildRayStack(input);
  return readYamlFiles(
    files.filter(({ path }) => !/^(values|argocd)\//.test(path)),
  );
}

describe('every stack', () => {
  it.each(Object.keys(stackInputs))('%s is made of valid objects', name => {
    const input = stackInputs[name] as RayStackInputArg;
    for (const values of ['inline', 'file'] as const) {
      const objects = objectsOf({
        ...input,
        values,
        argocd: { project: 'ray', appProject: true, healthCheck: true },
      });
      expect(objects.map(({ kind }) => kind)).toContain('AppProject');
      objects.forEach(validate);
    }
  });

  it('would be refused with a field of another type', () => {
    const [object] = objectsOf({ name: 'a' });
    expect(() => validate({ ...object, spec: { project: 1 } })).toThrow();
  });
});
