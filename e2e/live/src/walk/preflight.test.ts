import { emptyInventory } from '../__testUtils__/emptyInventory';
import { GUARD } from '../cleanUp/Inventory';
import { guardProblem } from './preflight';

describe('guardProblem', () => {
  const here = { destinationServer: 'https://kubernetes.default.svc' };
  const elsewhere = { destinationServer: 'https://10.0.0.1' };

  it.each(['v1.36.0', 'v1.36.1+k3s1', 'v1.40.0', 'v2.0.0'])(
    'sees none in Kubernetes %s',
    version => {
      expect(
        guardProblem({ version, isServed: true }, here, emptyInventory()),
      ).toBeUndefined();
    },
  );

  it.each([
    ['v1.35.4', here, {}, 'has no replica guard (1.36 or later has)'],
    ['of an unknown version', here, {}, 'has no replica guard'],
    [
      'v1.36.1',
      here,
      { MutatingAdmissionPolicy: [GUARD] },
      'somebody else has a replica guard here',
    ],
    ['v1.36.1', elsewhere, {}, 'https://kubernetes.default.svc alone'],
  ])('sees one in %s, %j, %j', (version, parameters, there, message) => {
    expect(
      guardProblem(
        { version, isServed: true },
        parameters,
        emptyInventory(there),
      ),
    ).toMatch(message);
  });

  it('sees one where the API is switched off', () => {
    expect(
      guardProblem(
        { version: 'v1.36.1', isServed: false },
        here,
        emptyInventory(),
      ),
    ).toBe(
      'this API server does not serve admissionregistration.k8s.io/v1 MutatingAdmissionPolicy',
    );
  });
});
