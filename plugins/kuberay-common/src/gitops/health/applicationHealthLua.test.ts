import { readFileSync } from 'fs';
import { join } from 'path';
import { evaluateHealth } from './__testUtils__/evaluateHealth';
import { APPLICATION_HEALTH_LUA } from './applicationHealthLua';

function health(status: unknown) {
  return evaluateHealth(APPLICATION_HEALTH_LUA, { metadata: {}, status });
}

function recorded(moment: string, name: string): { status: unknown } {
  const path = ['..', '..', '__fixtures__', 'recorded', `${moment}.json`];
  const { applications } = JSON.parse(
    readFileSync(join(__dirname, ...path), 'utf8'),
  ) as { applications: Array<{ metadata: { name: string }; status: unknown }> };
  const found = applications.find(({ metadata }) => metadata.name === name);
  if (!found) {
    throw new Error(`no Application ${name}`);
  }
  return found;
}

const synced = {
  sync: { status: 'Synced' },
  operationState: { phase: 'Succeeded' },
  health: { status: 'Progressing', message: 'CRD is being installed' },
};
const crd = { kind: 'CustomResourceDefinition', name: 'rayclusters.ray.io' };

describe('the health check of Application', () => {
  it.each([
    ['healthy', 'ray-operator', 'Healthy'],
    ['nodes-lost', 'ray-operator', 'Progressing'],
    ['zoo', 'manual', 'Missing'],
    ['zoo', 'no-such-chart', 'Progressing'],
  ])('says of %s/%s %s', (moment, name, expected) => {
    expect(health(recorded(moment, name).status).status).toBe(expected);
  });

  it('does not wait for CRDs that Argo CD calls Progressing for minutes', () => {
    expect(health({ ...synced, resources: [crd, crd] })).toEqual({
      status: 'Healthy',
      message: 'CRDs synced',
    });
  });

  it.each([
    [
      'something else too',
      { ...synced, resources: [crd, { kind: 'Service' }] },
    ],
    ['nothing known', { ...synced, resources: [] }],
    [
      'a sync that runs',
      { ...synced, operationState: { phase: 'Running' }, resources: [crd] },
    ],
    [
      'OutOfSync',
      { ...synced, sync: { status: 'OutOfSync' }, resources: [crd] },
    ],
  ])('waits for CRDs with %s', (_title, status) => {
    expect(health(status)).toEqual({
      status: 'Progressing',
      message: 'CRD is being installed',
    });
  });

  it('waits for an Application that Argo CD has not looked at', () => {
    expect(health(undefined)).toEqual({
      status: 'Progressing',
      message: 'waiting for Argo CD',
    });
    expect(health({}).status).toBe('Progressing');
  });

  it('does not believe the health of what could not be compared', () => {
    expect(
      health({ sync: { status: 'Unknown' }, health: { status: 'Healthy' } }),
    ).toEqual({ status: 'Progressing', message: 'not compared' });
  });
});
