import { anApplicationView } from 'backstage-plugin-kuberay-common/testUtils';
import { applicationsOf } from './applicationsOf';

const ref = { cluster: 'prod', namespace: 'ray', name: 'batch' };
const on = (cluster: string | undefined) => ({ cluster, namespace: 'ray' });

describe('applicationsOf', () => {
  it('puts what deploys the Ray cluster before what it stands on', () => {
    const applications = [
      anApplicationView({ name: 'extras', role: 'other' }),
      anApplicationView({ name: 'crds', role: 'crds' }),
      anApplicationView({ name: 'operator', role: 'operator' }),
      anApplicationView({ name: 'batch', rayCluster: ref }),
    ];
    expect(applicationsOf(applications, ref).map(({ name }) => name)).toEqual([
      'batch',
      'operator',
      'crds',
      'extras',
    ]);
  });

  it('leaves out what belongs to another Ray cluster or another Kubernetes cluster', () => {
    const applications = [
      anApplicationView({
        name: 'serve',
        rayCluster: { ...ref, name: 'serve' },
      }),
      anApplicationView({
        name: 'operator elsewhere',
        role: 'operator',
        destination: on('test'),
      }),
    ];
    expect(applicationsOf(applications, ref)).toEqual([]);
  });

  it('keeps one whose destination nobody knows', () => {
    const unknown = anApplicationView({
      role: 'operator',
      destination: on(undefined),
    });
    expect(applicationsOf([unknown], ref)).toEqual([unknown]);
  });
});
