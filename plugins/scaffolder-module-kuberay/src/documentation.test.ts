import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { kuberayGroupBoundsFieldSchema } from './fields/KuberayGroupBounds/schema';
import { kuberayWorkerGroupsFieldSchema } from './fields/KuberayWorkerGroups/schema';
import { rayClusterPickerFieldSchema } from './fields/RayClusterPicker/schema';

const FIELDS: Record<
  string,
  { schema: { uiOptions?: { properties?: object } } }
> = {
  KuberayGroupBounds: kuberayGroupBoundsFieldSchema,
  KuberayWorkerGroups: kuberayWorkerGroupsFieldSchema,
  RayClusterPicker: rayClusterPickerFieldSchema,
};

const README = readFileSync(resolve(__dirname, '../README.md'), 'utf8');

/** The inputs of a form that the page shows. */
const inputs = [...README.matchAll(/^```yaml\n([^]*?)^```/gm)].flatMap(
  ([, yaml]) => Object.entries<Record<string, unknown>>(parse(yaml)),
);

function problems(input: Record<string, unknown>): string[] {
  const field = FIELDS[String(input['ui:field'])];
  if (!field) {
    return [`no field ${input['ui:field']}`];
  }
  const known = Object.keys(field.schema.uiOptions?.properties ?? {});
  return Object.keys(input['ui:options'] ?? {})
    .filter(option => !known.includes(option))
    .map(option => `no option ${option}`);
}

describe('the README', () => {
  it('shows every field', () => {
    expect(inputs.map(([, input]) => input['ui:field']).sort()).toEqual(
      Object.keys(FIELDS),
    );
  });

  it.each(inputs)('shows %s with options that its field has', (_, input) => {
    expect(problems(input)).toEqual([]);
  });

  it('would not show others', () => {
    expect(problems({ 'ui:field': 'KuberayGroups' })).toEqual([
      'no field KuberayGroups',
    ]);
    expect(
      problems({
        'ui:field': 'KuberayGroupBounds',
        'ui:options': { entity: 'entityRef' },
      }),
    ).toEqual(['no option entity']);
  });
});
