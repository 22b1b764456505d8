import { applicationId, assessApplication, assessRayCluster } from '..';
import { entityViewSchema } from '../view';
import {
  aFinding,
  aHeadPodRecord,
  anApplicationRecord,
  anApplicationView,
  anEntityView,
  aPodRecord,
  aRayClusterRecord,
} from '.';

describe('the builders', () => {
  it('build an entity view in the shape of the API', () => {
    const view = anEntityView({ findings: [aFinding()] });
    expect(entityViewSchema.strict().parse(view)).toEqual(view);
  });

  it('build records that are judged well', () => {
    const { verdict, findings } = assessRayCluster({
      record: aRayClusterRecord(),
      pods: [aHeadPodRecord(), aPodRecord()],
      events: [],
      now: new Date('2026-11-21T03:00:00Z'),
      clusterTitle: 'Production',
    });
    expect({ code: verdict.code, findings }).toEqual({
      code: 'one-ready',
      findings: [],
    });
    expect(assessApplication({ application: anApplicationRecord() }).sync).toBe(
      'Synced',
    );
  });

  it('give an Application the id of its names, unless a test gives another', () => {
    const ids = {
      readFrom: 'kubernetes',
      cluster: 'prod',
      namespace: 'argocd',
      name: 'other',
    } as const;
    expect(anApplicationView({ name: 'other' }).id).toBe(applicationId(ids));
    expect(anApplicationView({ id: 'given' }).id).toBe('given');
  });
});
