import { assessApplication } from '../argocd';
import {
  aFinding,
  anApplicationRecord,
  anApplicationView,
  anOperationView,
  aRayClusterRecord,
} from '../testUtils';
import { verdict, type ApplicationView, type Verdict } from '../view';
import {
  findInApplications,
  type FindInApplicationsOptions,
} from './findInApplications';

const fine = verdict('all-ready', 'ok', { desired: 3 });
const crashing = verdict('worker-crashing', 'error', {
  failing: 1,
  desired: 2,
});

function find(verdicts: Verdict[], applications: ApplicationView[]): string[] {
  return findInApplications({
    verdicts,
    applications,
    records: [],
    rayClusters: [],
    guardedClusters: new Set(),
    now: new Date('2026-11-21T03:00:00Z'),
  }).map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
}

describe('findInApplications', () => {
  it('finds nothing where Ray and Argo CD are of one mind', () => {
    expect(find([fine], [anApplicationView()])).toEqual([]);
  });

  it('explains why Argo CD says Healthy of a broken cluster', () => {
    expect(find([crashing], [anApplicationView()])).toEqual([
      'info argocd-health-blind: Argo CD says Healthy all the same: without a health check for RayClusters it sees only that the object exists, and with one it does not see the pods.',
    ]);
  });

  it('has nothing to explain where Argo CD sees it, too', () => {
    expect(
      find([crashing], [anApplicationView({ health: 'Degraded' })]),
    ).toEqual([]);
  });

  it('names the Application that cannot sync, of whatever role', () => {
    const operator = anApplicationView({
      name: 'ray-operator',
      role: 'operator',
      rayCluster: undefined,
      sync: 'OutOfSync',
      operation: anOperationView({
        phase: 'Failed',
        message: 'denied',
        retryCount: 5,
      }),
    });
    expect(find([fine], [operator])).toEqual([
      'error sync-failed: Argo CD cannot sync ray-operator: denied',
    ]);
  });

  it('names the Application that cannot be compared', () => {
    const application = anApplicationView({
      sync: 'Unknown',
      health: 'Unknown',
      operation: undefined,
      conditions: [{ type: 'ComparisonError', message: 'no such chart' }],
    });
    expect(find([fine], [application])).toEqual([
      'error comparison-error: Argo CD cannot compare raycluster with Git: no such chart',
    ]);
  });

  it.each([
    [
      'without self-heal',
      { automated: true, prune: true, selfHeal: false },
      [
        'warning waits-for-sync: raycluster differs from Git and stays so: self-heal is off, so Argo CD leaves alone what was changed in the cluster.',
      ],
    ],
    [
      'that is synced by hand',
      { automated: false, prune: false, selfHeal: false },
      [
        'warning waits-for-sync: raycluster differs from Git and stays so: it is not synced automatically.',
      ],
    ],
    ['with self-heal', { automated: true, prune: true, selfHeal: true }, []],
  ])(
    'says of an OutOfSync Application %s whether it will end by itself',
    (_, policy, expected) => {
      const application = anApplicationView({ sync: 'OutOfSync', policy });
      expect(find([fine], [application])).toEqual(expected);
    },
  );

  it('does not wait for a sync that runs', () => {
    const application = anApplicationView({
      sync: 'OutOfSync',
      policy: { automated: false, prune: false, selfHeal: false },
      operation: anOperationView({ phase: 'Running' }),
    });
    expect(find([fine], [application])).toEqual([]);
  });

  it('names both Applications that claim one RayCluster', () => {
    expect(
      find(
        [fine],
        [
          anApplicationView({ name: 'one' }),
          anApplicationView({ name: 'two', sync: 'OutOfSync' }),
        ],
      ),
    ).toEqual([
      'error claimed-twice: argocd/one and argocd/two both deploy prod/ray-cluster/raycluster-kuberay and overwrite each other.',
    ]);
  });

  it('lets two Applications deploy two RayClusters', () => {
    const rayCluster = { cluster: 'prod', namespace: 'ray', name: 'other' };
    expect(
      find(
        [fine],
        [anApplicationView(), anApplicationView({ name: 'two', rayCluster })],
      ),
    ).toEqual([]);
  });

  describe('beside what is known of the objects', () => {
    const record = anApplicationRecord({ ignoreDifferences: [] });
    const application = assessApplication({ application: record });
    const rayCluster = aRayClusterRecord();
    const ref = { cluster: 'prod', namespace: 'ray', name: 'demo-kuberay' };

    function findWith(options: Partial<FindInApplicationsOptions>) {
      return findInApplications({
        verdicts: [fine],
        applications: [application],
        records: [record],
        rayClusters: [rayCluster],
        guardedClusters: new Set(),
        now: new Date('2026-11-21T03:00:00Z'),
        ...options,
      });
    }

    const codes = (options: Partial<FindInApplicationsOptions>) =>
      findWith(options).map(({ code }) => code);

    it('names Application and Ray cluster with each finding', () => {
      expect(findWith({}).map(({ message, remedy, ...rest }) => rest)).toEqual(
        [
          ['replicas-not-ignored', 'error'],
          ['scale-strategy-not-ignored', 'warning'],
          ['no-replica-guard', 'info'],
        ].map(([code, severity]) => ({
          code,
          severity,
          about: 'configuration',
          application: application.id,
          rayCluster: ref,
        })),
      );
    });

    it('judges by the guard in the cluster that the Ray cluster is in', () => {
      expect(codes({ guardedClusters: new Set(['prod']) })).toEqual([
        'guard-without-ignore-rules',
      ]);
      expect(codes({ guardedClusters: new Set(['gpu']) })).toContain(
        'no-replica-guard',
      );
    });

    it.each(['RayJob', 'RayService'])(
      'asks nothing of Git for a cluster that a %s made',
      kind => {
        const labels = { 'ray.io/originated-from-crd': kind };
        const made = aRayClusterRecord({ labels });
        expect(codes({ rayClusters: [made] })).toEqual([]);
      },
    );

    it('judges by the view alone what the store does not have', () => {
      expect(codes({ records: [] })).toEqual([]);
      expect(codes({ rayClusters: [] })).toEqual([]);
    });

    it('compares versions with the platform of the same destination', () => {
      const operator = anApplicationRecord({
        name: 'ray-operator',
        rayClusters: [],
        sources: [
          {
            repoURL: 'https://git.example.org/kuberay',
            path: 'helm-chart/kuberay-operator',
            targetRevision: 'v1.4.1',
          },
        ],
      });
      const records = [record, operator];
      expect(codes({ records })).toContain('version-skew');
      expect(
        codes({
          records,
          destinationOf: ({ name }) =>
            name === 'ray-operator' ? 'gpu' : 'prod',
        }),
      ).not.toContain('version-skew');
      expect(
        codes({
          records,
          alreadyFound: [aFinding({ code: 'chart-skew', rayCluster: ref })],
        }),
      ).not.toContain('version-skew');
    });

    it('compares with no operator where several are of different versions', () => {
      const operator = (name: string, chartVersion: string) =>
        anApplicationRecord({
          name,
          rayClusters: [],
          sources: [
            {
              repoURL: 'https://charts.example.org/kuberay',
              chart: 'kuberay-operator',
              targetRevision: chartVersion,
            },
          ],
          revisions: [chartVersion],
        });
      const records = [
        record,
        operator('ray-operator', '1.4.1'),
        operator('ray-operator-two', '1.5.1'),
      ];
      expect(codes({ records })).not.toContain('version-skew');
    });

    it('says of one that is being deleted only that it does not go, and only if nobody says so', () => {
      const deletionTimestamp = '2026-11-21T02:00:00Z';
      const going = { ...record, deletionTimestamp };
      const options = {
        records: [going],
        applications: [assessApplication({ application: going })],
      };
      expect(codes(options)).toEqual(['deletion-stuck']);
      expect(
        codes({
          ...options,
          alreadyFound: [
            aFinding({ code: 'stuck-finalizer', rayCluster: ref }),
          ],
        }),
      ).toEqual([]);
    });
  });
});
