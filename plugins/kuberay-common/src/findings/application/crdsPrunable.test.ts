import { assessApplication, type ApplicationRecord } from '../../argocd';
import { anApplicationRecord } from '../../testUtils';
import { told } from './__testUtils__/aFoundApplication';
import { findCrdsAppliedByClient } from './crdsAppliedByClient';
import { findCrdsPrunable } from './crdsPrunable';
import { findOperatorBringsCrds } from './operatorBringsCrds';

const GIT = 'https://git.example.org/kuberay';
const now = new Date('2026-11-21T03:00:00Z');

function found(overrides: Partial<ApplicationRecord>) {
  const record = anApplicationRecord({ rayClusters: [], ...overrides });
  return {
    record,
    application: assessApplication({ application: record }),
    now,
  };
}

function crds(overrides: Partial<ApplicationRecord> = {}) {
  return found({
    name: 'ray-operator-crds',
    sources: [{ repoURL: GIT, path: 'helm-chart/kuberay-operator/crds' }],
    syncOptions: ['ServerSideApply=true'],
    policy: { automated: true, prune: false, selfHeal: true },
    bringsCrds: true,
    ...overrides,
  });
}

function operator(overrides: Partial<ApplicationRecord> = {}) {
  return found({
    name: 'ray-operator',
    sources: [{ repoURL: GIT, path: 'helm-chart/kuberay-operator' }],
    ...overrides,
  });
}

const prunes = { automated: true, prune: true, selfHeal: true };

describe('findCrdsPrunable', () => {
  it('says what a wrong path deletes', () => {
    expect(told(findCrdsPrunable(crds({ policy: prunes })))).toEqual([
      'warning configuration crds-prunable: ray-operator-crds prunes: a wrong path or revision there deletes the CRDs, and with them every Ray cluster. => Write spec.syncPolicy.automated.prune: false in ray-operator-crds.',
    ]);
  });

  it('sees CRDs that another Application brings, too', () => {
    expect(findCrdsPrunable(operator({ bringsCrds: true }))).toHaveLength(1);
  });

  it.each([
    ['is off', crds()],
    [
      'is forbidden for the whole Application',
      crds({ policy: prunes, syncOptions: ['Prune=false'] }),
    ],
    [
      'needs somebody who syncs',
      crds({ policy: { ...prunes, automated: false } }),
    ],
    ['is that of the operator alone', operator()],
  ])('says nothing where pruning %s', (_, application) => {
    expect(findCrdsPrunable(application)).toEqual([]);
  });
});

describe('findCrdsAppliedByClient', () => {
  it('says that the next sync fails', () => {
    expect(
      told(
        findCrdsAppliedByClient(
          crds({ syncOptions: ['CreateNamespace=true'] }),
        ),
      ),
    ).toEqual([
      'warning configuration crds-applied-by-client: ray-operator-crds applies the CRDs by the client, for which they are too large: its next sync of them fails. => Add ServerSideApply=true to spec.syncPolicy.syncOptions of ray-operator-crds.',
    ]);
  });

  it.each([['ServerSideApply=true'], ['Replace=true']])(
    'is content with %s',
    option => {
      expect(findCrdsAppliedByClient(crds({ syncOptions: [option] }))).toEqual(
        [],
      );
    },
  );
});

describe('findOperatorBringsCrds', () => {
  it('says how to leave them out', () => {
    expect(
      told(findOperatorBringsCrds(operator({ bringsCrds: true }))),
    ).toEqual([
      'warning configuration operator-brings-crds: ray-operator brings the CRDs along with the operator: they are too large for an apply by the client, and a wrong path or revision there prunes them, and with them every Ray cluster. => First write spec.syncPolicy.automated.prune: false in ray-operator, or its next sync deletes the CRDs and every Ray cluster. Then deploy the CRDs by an Application of their own with ServerSideApply=true, and write helm.skipCrds: true in ray-operator last.',
    ]);
  });

  it('says nothing of an operator without CRDs, nor of the CRDs themselves', () => {
    expect(findOperatorBringsCrds(operator())).toEqual([]);
    expect(findOperatorBringsCrds(crds())).toEqual([]);
  });
});
