import { anApplicationView } from '../../testUtils';
import { told } from './__testUtils__/aFoundApplication';
import { findDoubleClaims } from './claimedTwice';

const REMEDY =
  'Keep one Application for this Ray cluster. Delete the other without cascade (argocd app delete --cascade=false), so that the cluster stays.';
const conditions = [
  {
    type: 'SharedResourceWarning',
    message:
      'RayCluster/raycluster-kuberay is part of applications argocd/raycluster and team/copy',
  },
];

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
