import { anApplicationView } from '../../testUtils';
import type { ApplicationView, Finding } from '../../view';
import { told } from './__testUtils__/aFoundApplication';
import { findDoubleClaims as findAmongClaimants } from './claimedTwice';

const REMEDY =
  'Keep one Application for this Ray cluster. Delete the other without cascade (argocd app delete --cascade=false), so that the cluster stays.';
const conditions = [
  {
    type: 'SharedResourceWarning',
    message:
      'RayCluster/raycluster-kuberay is part of applications argocd/raycluster and team/copy',
  },
];

/** Among Applications that deploy one RayCluster each. */
function findDoubleClaims(applications: ApplicationView[]): Finding[] {
  return findAmongClaimants(
    applications.map(application => ({
      application,
      rayClusters: [application.rayCluster ?? []].flat(),
    })),
  );
}

describe('findDoubleClaims', () => {
  it('names both once, whichever of them has the warning', () => {
    const applications = [
      anApplicationView({ sync: 'OutOfSync', conditions }),
      anApplicationView({ name: 'copy', namespace: 'team' }),
    ];
    expect(told(findDoubleClaims(applications))).toEqual([
      `error configuration claimed-twice: argocd/raycluster and team/copy both deploy prod/ray-cluster/raycluster-kuberay and overwrite each other. => ${REMEDY}`,
    ]);
  });

  it('sees the one that two share of several that they deploy', () => {
    const [one, two, three] = ['one', 'two', 'three'].map(name => ({
      cluster: 'prod',
      namespace: 'ray',
      name,
    }));
    expect(
      findAmongClaimants([
        { application: anApplicationView(), rayClusters: [one, two] },
        {
          application: anApplicationView({ name: 'copy' }),
          rayClusters: [two, three],
        },
      ]).map(({ message, rayCluster }) => [message, rayCluster]),
    ).toEqual([
      [
        'argocd/raycluster and argocd/copy both deploy prod/ray/two and overwrite each other.',
        two,
      ],
    ]);
  });

  it('believes Argo CD where the other is not known here', () => {
    expect(told(findDoubleClaims([anApplicationView({ conditions })]))).toEqual(
      [
        `error configuration claimed-twice: Two Applications deploy one Ray cluster and overwrite each other: ${conditions[0].message} => ${REMEDY}`,
      ],
    );
  });

  it('says nothing of one Application, of one that goes, nor of another shared object', () => {
    expect(findDoubleClaims([anApplicationView()])).toEqual([]);
    expect(
      findDoubleClaims([
        anApplicationView(),
        anApplicationView({ name: 'copy', deleting: true }),
      ]),
    ).toEqual([]);
    expect(
      findDoubleClaims([
        anApplicationView({
          conditions: [
            {
              type: 'SharedResourceWarning',
              message: 'Namespace/ray is part of applications argocd/a and b',
            },
          ],
        }),
      ]),
    ).toEqual([]);
  });
});
