import { verdict } from 'backstage-plugin-kuberay-common';
import {
  aFinding,
  anEntityView,
} from 'backstage-plugin-kuberay-common/testUtils';
import { worstFinding } from './worstFinding';

const hint = aFinding({ code: 'hint', severity: 'info' });
const configuration = aFinding({ code: 'config', about: 'configuration' });
const runtime = aFinding({ code: 'runtime', about: 'runtime' });
const error = aFinding({ code: 'error', severity: 'error' });
const sick = verdict('worker-crashing', 'error');

describe('worstFinding', () => {
  it.each`
    what                                  | view                                      | worst
    ${'nothing without findings'}         | ${{}}                                     | ${undefined}
    ${'the gravest'}                      | ${{ findings: [hint, runtime, error] }}   | ${error}
    ${'what runs before what is written'} | ${{ findings: [configuration, runtime] }} | ${runtime}
    ${'no hint when all is well'}         | ${{ findings: [hint] }}                   | ${undefined}
    ${'a hint when something is wrong'}   | ${{ findings: [hint], verdict: sick }}    | ${hint}
  `('gives $what', ({ view, worst }) => {
    expect(worstFinding(anEntityView(view))).toEqual(worst);
  });

  it('leaves the order of the view’s findings alone', () => {
    const view = anEntityView({ findings: [hint, error] });
    worstFinding(view);
    expect(view.findings).toEqual([hint, error]);
  });
});
