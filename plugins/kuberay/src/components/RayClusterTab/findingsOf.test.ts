import {
  aFinding,
  anApplicationView,
} from 'backstage-plugin-kuberay-common/testUtils';
import { findingsOf } from './findingsOf';

const rayCluster = { cluster: 'prod', namespace: 'ray', name: 'batch' };
const application = anApplicationView({ id: 'app-of-batch' });

const codes = (findings: Parameters<typeof findingsOf>[0]['findings']) =>
  findingsOf({ findings, rayCluster, applications: [application] }).map(
    ({ code }) => code,
  );

describe('findingsOf', () => {
  it('puts the gravest first, and what runs before what is configured', () => {
    expect(
      codes([
        aFinding({ code: 'hint', severity: 'info' }),
        aFinding({ code: 'rule', about: 'configuration' }),
        aFinding({ code: 'pods' }),
        aFinding({
          code: 'sync',
          severity: 'error',
          about: 'configuration',
        }),
        aFinding({ code: 'crash', severity: 'error' }),
      ]),
    ).toEqual(['crash', 'sync', 'pods', 'rule', 'hint']);
  });

  it('takes those of the Ray cluster, of its Applications, and of the whole entity', () => {
    expect(
      codes([
        aFinding({ code: 'own', rayCluster }),
        aFinding({ code: 'application', application: 'app-of-batch' }),
        aFinding({ code: 'entity' }),
      ]),
    ).toEqual(['own', 'application', 'entity']);
  });

  it('leaves those of others to the others', () => {
    expect(
      codes([
        aFinding({ rayCluster: { ...rayCluster, name: 'serve' } }),
        aFinding({ application: 'app-of-serve' }),
      ]),
    ).toEqual([]);
  });
});
