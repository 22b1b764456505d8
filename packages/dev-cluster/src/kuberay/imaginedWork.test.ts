import { guideCluster } from './__testUtils__/startStory';
import { DEMAND_ANNOTATION, readImaginedWork } from './imaginedWork';
import { LOAD_ANNOTATION } from './loadModel';
import { readRayCluster } from './RayCluster';

function workOf(annotations: Record<string, string> | undefined) {
  const object = guideCluster((_, metadata) => {
    metadata.annotations = annotations;
  });
  return readImaginedWork(readRayCluster(object));
}

it('is none without annotations', () => {
  expect(workOf(undefined)).toEqual({ load: new Map(), infeasible: [] });
});

it('is what groups have to do, and what none of them can', () => {
  expect(
    workOf({
      [LOAD_ANNOTATION]: 'standard-worker=constant(2)',
      [DEMAND_ANNOTATION]: 'GPU=4, CPU=1*2; accelerator=0.5',
    }),
  ).toEqual({
    load: new Map([['standard-worker', { type: 'constant', replicas: 2 }]]),
    infeasible: [
      { bundle: { GPU: 4, CPU: 1 }, count: 2 },
      { bundle: { accelerator: 0.5 }, count: 1 },
    ],
  });
});

it.each([
  ['GPU', '"GPU" is not <resource>=<amount>[,<resource>=<amount>…][*<count>]'],
  [
    'GPU=4*0',
    '"GPU=4*0" is not <resource>=<amount>[,<resource>=<amount>…][*<count>]',
  ],
  [
    'CPU=1,standard-worker=1',
    '"CPU=1,standard-worker=1" fits into group "standard-worker"; give that group work with dev-cluster.kuberay.io/load',
  ],
])('refuses the demand %s', (text, fault) => {
  expect(() => workOf({ [DEMAND_ANNOTATION]: text })).toThrow(
    `annotation dev-cluster.kuberay.io/demand: ${fault}`,
  );
});
