import { verdict } from 'backstage-plugin-kuberay-common';
import {
  aFinding,
  anEntityView,
} from 'backstage-plugin-kuberay-common/testUtils';
import { countOtherFindings } from './countOtherFindings';

const hint = aFinding({ code: 'hint', severity: 'info' });
const warning = aFinding({ code: 'warning', severity: 'warning' });
const error = aFinding({ code: 'error', severity: 'error' });
const blind = aFinding({ code: 'argocd-health-blind', severity: 'info' });
const sick = verdict('worker-crashing', 'error');

describe('countOtherFindings', () => {
  it.each`
    what                                     | view                                                    | others
    ${'none of none'}                        | ${{}}                                                   | ${0}
    ${'none beside the one that is shown'}   | ${{ findings: [error], verdict: sick }}                 | ${0}
    ${'all but the worst'}                   | ${{ findings: [hint, error, warning], verdict: sick }}  | ${2}
    ${'not the one that explains the facts'} | ${{ findings: [blind, error, warning], verdict: sick }} | ${1}
    ${'no hint while all is well'}           | ${{ findings: [hint, hint] }}                           | ${0}
    ${'warnings while all is well'}          | ${{ findings: [hint, warning, warning] }}               | ${1}
  `('counts $what', ({ view, others }) => {
    expect(countOtherFindings(anEntityView(view))).toBe(others);
  });
});
