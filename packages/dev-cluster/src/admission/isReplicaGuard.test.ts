import { isJsonObject } from '../kube-api/json';
import { replicaGuard } from './__fixtures__/replicaGuard';
import { isReplicaGuard } from './isReplicaGuard';

/** The guard's spec, with one change of its text. */
function specWith(from = '', to = ''): unknown {
  const [{ spec }] = replicaGuard(['ray']);
  return JSON.parse(JSON.stringify(spec).replace(from, to));
}

it.each([
  ['as it was applied to a real cluster', specWith()],
  [
    'broken into other lines',
    specWith(
      'transformList(i, group, variables',
      'transformList(i,group,\\n\\tvariables',
    ),
  ],
  ['with blanks around a dot', specWith('object.spec.?', 'object . spec.?')],
  [
    'with the defaults of the API server',
    specWith(
      '"matchConstraints":{',
      '"matchConstraints":{"matchPolicy":"Equivalent","namespaceSelector":{},"objectSelector":{},',
    ),
  ],
  ['without the default failurePolicy', specWith('"failurePolicy":"Fail",')],
])('knows the guard %s', (_, spec) => {
  expect(isReplicaGuard(spec)).toBe(true);
});

it.each([
  ['for another manager', specWith("'argocd'", "'flux'")],
  ['with a blank inside of a text', specWith("'argocd'", "'argo cd'")],
  ['that forgives its errors', specWith('"Fail"', '"Ignore"')],
  ['of every operation', specWith('"UPDATE"', '"*"')],
  ['with two words made one', specWith('JSONPatch{op: ', 'JSONPatchop: ')],
  ['that is not there', undefined],
])('does not know one %s', (_, spec) => {
  expect(isReplicaGuard(spec)).toBe(false);
});

it('does not know one that lacks the mutation of scaleStrategy', () => {
  const spec = specWith();
  const mutations = isJsonObject(spec) ? spec.mutations : undefined;
  expect(
    isReplicaGuard({
      ...(isJsonObject(spec) && spec),
      mutations: Array.isArray(mutations) ? mutations.slice(0, 1) : [],
    }),
  ).toBe(false);
});
