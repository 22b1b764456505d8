import {
  verdict,
  type PendingDemand,
  type RayWords,
} from 'backstage-plugin-kuberay-common';
import {
  aFinding,
  anEntityView,
  aRayClusterView,
} from 'backstage-plugin-kuberay-common/testUtils';
import { demandsToTell } from './demandsToTell';

const cpu: PendingDemand = { resources: { CPU: 1 }, count: 3, atLeast: false };
const gpu: PendingDemand = { resources: { GPU: 1 }, count: 9, atLeast: true };
const nothing: PendingDemand = { resources: {}, count: 4, atLeast: false };
const saying = (words: Partial<RayWords> | undefined) =>
  aRayClusterView({
    autoscaler: {
      enabled: true,
      words: words && {
        state: 'known',
        messages: [],
        pendingDemands: [],
        ...words,
      },
    },
  });

describe('demandsToTell', () => {
  it.each`
    what                                 | words                                          | view                                                       | demands
    ${'nothing where Ray was not asked'} | ${undefined}                                   | ${{}}                                                      | ${[]}
    ${'nothing where Ray asks for none'} | ${{}}                                          | ${{}}                                                      | ${[]}
    ${'what is waited for, most first'}  | ${{ pendingDemands: [cpu, gpu] }}              | ${{}}                                                      | ${[gpu, cpu]}
    ${'no demand for nothing'}           | ${{ pendingDemands: [nothing, cpu] }}          | ${{}}                                                      | ${[cpu]}
    ${'nothing that cannot be read'}     | ${{ state: 'unknown', pendingDemands: [cpu] }} | ${{}}                                                      | ${[]}
    ${'nothing that the verdict tells'}  | ${{ pendingDemands: [gpu] }}                   | ${{ verdict: verdict('group-at-maximum', 'warning') }}     | ${[]}
    ${'nothing that a finding tells'}    | ${{ pendingDemands: [gpu] }}                   | ${{ findings: [aFinding({ code: 'demand-infeasible' })] }} | ${[]}
    ${'it beside the hint at a maximum'} | ${{ pendingDemands: [gpu] }}                   | ${{ findings: [aFinding({ code: 'group-at-maximum' })] }}  | ${[gpu]}
  `('tells $what', ({ words, view, demands }) => {
    expect(demandsToTell(saying(words), anEntityView(view))).toEqual(demands);
  });
});
