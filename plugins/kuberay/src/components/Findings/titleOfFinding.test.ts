import { verdict } from 'backstage-plugin-kuberay-common';
import {
  aFinding,
  anEntityView,
} from 'backstage-plugin-kuberay-common/testUtils';
import { titleOfFinding } from './titleOfFinding';

const reason = 'failed to render: unknown key workergroup';
const notComparable = anEntityView({
  verdict: verdict('sync-unknown', 'warning', { reason }),
});
const finding = (code: string, message: string) => aFinding({ code, message });

describe('titleOfFinding', () => {
  it.each`
    what                                                | view             | code                     | message                                                           | title
    ${'a finding that nothing else tells, whole'}       | ${undefined}     | ${'image-drift'}         | ${'Pods run another image.'}                                      | ${'Pods run another image.'}
    ${'only Argo CD’s words, the verdict has the rest'} | ${notComparable} | ${'comparison-error'}    | ${`Argo CD cannot compare ray with Git: ${reason}`}               | ${`${reason}.`}
    ${'the same of an Application that is wrong'}       | ${notComparable} | ${'application-invalid'} | ${`Argo CD does not take ray as it is written: ${reason}`}        | ${`${reason}.`}
    ${'which part of the source is not there, whole'}   | ${notComparable} | ${'source-not-found'}    | ${`Argo CD does not find the chart version of ray: ${reason}`}    | ${`Argo CD does not find the chart version of ray: ${reason}`}
    ${'another Application’s trouble, whole'}           | ${notComparable} | ${'comparison-error'}    | ${'Argo CD cannot compare operator with Git: connection refused'} | ${'Argo CD cannot compare operator with Git: connection refused'}
    ${'the error whole where the verdict is another'}   | ${undefined}     | ${'comparison-error'}    | ${`Argo CD cannot compare ray with Git: ${reason}`}               | ${`Argo CD cannot compare ray with Git: ${reason}`}
  `('tells $what', ({ view = anEntityView(), code, message, title }) => {
    expect(titleOfFinding(finding(code, message), view)).toBe(title);
  });

  it('tells nothing where the verdict says all: somebody has to sync', () => {
    const view = anEntityView({
      verdict: verdict('missing-not-synced', 'warning'),
    });
    expect(titleOfFinding(finding('never-synced', 'ray …'), view)).toBe(
      undefined,
    );
  });
});
