import { parseRayStackInput } from '../input/parseRayStackInput';
import { r1Names } from './r1Names';

function named(name: string, autoscaling = true) {
  return r1Names(
    parseRayStackInput({ name, autoscaler: { enabled: autoscaling } }),
  );
}

describe('r1Names', () => {
  it.each(['raycluster', 'a', 'my-kuberay', 'r'.repeat(42)])(
    'takes %s',
    name => {
      expect(named(name)).toEqual([]);
    },
  );

  it.each([
    ['', 'is not a Helm release name'],
    ['Demo', 'is not a Helm release name'],
    ['demo_1', 'is not a Helm release name'],
    ['-demo', 'is not a Helm release name'],
    ['demo\n', 'is not a Helm release name'],
    ['r'.repeat(54), 'is not a Helm release name'],
    ['3d', 'which is not a DNS label'],
    ['a.b', 'which is not a DNS label'],
    ['r'.repeat(46), 'of 54 characters, the operator takes 53'],
    ['ray-operator', 'is the name of another Application'],
    ['ray-operator-crds', 'is the name of another Application'],
  ])('refuses %j', (name, message) => {
    expect(named(name)).toEqual([
      {
        rule: 'R1',
        severity: 'error',
        path: 'name',
        message: expect.stringContaining(message),
        remedy: expect.any(String),
      },
    ]);
  });

  it('says how long the name may be', () => {
    expect(named('r'.repeat(46))[0]?.remedy).toBe(
      'Use at most 45 characters, "-kuberay" is appended',
    );
  });

  it('warns of cut pod names above 50 characters, with an autoscaler only', () => {
    expect(named('r'.repeat(43))).toEqual([
      expect.objectContaining({ rule: 'R1', severity: 'warning' }),
    ]);
    expect(named('r'.repeat(43), false)).toEqual([]);
  });
});
