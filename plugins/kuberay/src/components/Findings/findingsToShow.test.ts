import { verdict } from 'backstage-plugin-kuberay-common';
import {
  aFinding,
  anEntityView,
} from 'backstage-plugin-kuberay-common/testUtils';
import { findingsToShow } from './findingsToShow';

const hint = aFinding({ code: 'hint', severity: 'info' });
const configuration = aFinding({ code: 'config', about: 'configuration' });
const runtime = aFinding({ code: 'runtime', about: 'runtime' });
const error = aFinding({ code: 'error', severity: 'error' });
const blind = aFinding({ code: 'argocd-health-blind', severity: 'info' });
const sick = verdict('worker-crashing', 'error');

describe('findingsToShow', () => {
  it.each`
    what                                  | view                                                 | shown
    ${'nothing without findings'}         | ${{}}                                                | ${[]}
    ${'the gravest'}                      | ${{ findings: [hint, runtime, error] }}              | ${[error]}
    ${'what runs before what is written'} | ${{ findings: [configuration, runtime] }}            | ${[runtime]}
    ${'no hint when all is well'}         | ${{ findings: [hint] }}                              | ${[]}
    ${'a hint when something is wrong'}   | ${{ findings: [hint], verdict: sick }}               | ${[hint]}
    ${'why the facts disagree, too'}      | ${{ findings: [hint, blind, error], verdict: sick }} | ${[error, blind]}
    ${'that only once'}                   | ${{ findings: [blind], verdict: sick }}              | ${[blind]}
  `('gives $what', ({ view, shown }) => {
    expect(findingsToShow(anEntityView(view))).toEqual(shown);
  });

  it('leaves the order of the view’s findings alone', () => {
    const view = anEntityView({ findings: [hint, error] });
    findingsToShow(view);
    expect(view.findings).toEqual([hint, error]);
  });
});
