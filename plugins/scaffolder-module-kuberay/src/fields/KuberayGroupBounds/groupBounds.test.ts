import {
  anEntityView,
  aRayClusterView,
  aWorkerGroup,
} from 'backstage-plugin-kuberay-common/testUtils';
import { boundErrors, changeBound, currentGroups } from './groupBounds';

describe('currentGroups', () => {
  it('counts workers where the view counts pods', () => {
    const view = anEntityView({
      rayClusters: [
        aRayClusterView({
          groups: [
            aWorkerGroup({ name: 'cpu', replicas: 2, min: 1, max: 5 }),
            aWorkerGroup({
              name: 'tpu',
              replicas: 1,
              min: 4,
              max: undefined,
              numOfHosts: 4,
            }),
          ],
        }),
      ],
    });

    expect(currentGroups(view).groups).toEqual([
      { name: 'cpu', replicas: 2, minReplicas: 1, maxReplicas: 5 },
      { name: 'tpu', replicas: 1, minReplicas: 1 },
    ]);
  });

  it('is empty for an entity without a Ray cluster', () => {
    expect(currentGroups(anEntityView({ rayClusters: [] }))).toEqual({
      cluster: undefined,
      clusters: 0,
      groups: [],
      isStale: false,
    });
  });
});

const cpu = { name: 'cpu', replicas: 2, minReplicas: 1, maxReplicas: 5 };
const other = { tpu: { minReplicas: 1 } };

describe('changeBound', () => {
  it.each`
    what                         | value                                          | bound            | wanted       | result
    ${'the first change'}        | ${other}                                       | ${'maxReplicas'} | ${8}         | ${{ ...other, cpu: { maxReplicas: 8 } }}
    ${'a second one'}            | ${{ cpu: { maxReplicas: 8 } }}                 | ${'minReplicas'} | ${2}         | ${{ cpu: { maxReplicas: 8, minReplicas: 2 } }}
    ${'one taken back'}          | ${{ cpu: { maxReplicas: 8, minReplicas: 2 } }} | ${'minReplicas'} | ${1}         | ${{ cpu: { maxReplicas: 8 } }}
    ${'the last one taken back'} | ${{ ...other, cpu: { maxReplicas: 8 } }}       | ${'maxReplicas'} | ${undefined} | ${other}
  `('holds $what', ({ value, bound, wanted, result }) => {
    expect(changeBound(value, cpu, bound, wanted)).toEqual(result);
  });
});

describe('boundErrors', () => {
  it.each`
    what                             | change                  | current                       | refused
    ${'a maximum that fits'}         | ${{ maxReplicas: 8 }}   | ${cpu}                        | ${[]}
    ${'one below the minimum'}       | ${{ maxReplicas: 1 }}   | ${{ ...cpu, minReplicas: 2 }} | ${['maxReplicas']}
    ${'one that is no number'}       | ${{ maxReplicas: 'x' }} | ${cpu}                        | ${['maxReplicas']}
    ${'a minimum of an unknown one'} | ${{ minReplicas: 900 }} | ${undefined}                  | ${[]}
  `('judges $what', ({ change, current, refused }) => {
    const errors = boundErrors(change, current);

    expect(
      Object.entries(errors).flatMap(([bound, sentences]) =>
        sentences.length > 0 ? [bound] : [],
      ),
    ).toEqual(refused);
  });
});
