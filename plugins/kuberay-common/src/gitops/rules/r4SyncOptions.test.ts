import {
  aClusterManifest,
  anIgnoreRule,
} from './__fixtures__/aClusterManifest';
import { crdsManifest } from './__fixtures__/platformManifests';
import { seen } from './__fixtures__/seen';
import { r4SyncOptions } from './r4SyncOptions';

const SSA = { syncOptions: ['ServerSideApply=true'] };
const COMPARE = 'argocd.argoproj.io/compare-options';
const withPriority = {
  spec: {
    ignoreDifferences: [
      anIgnoreRule(),
      anIgnoreRule({
        jqPathExpressions: ['.spec.workerGroupSpecs[]?.priority'],
      }),
    ],
  },
};

function codes(options: object, ...others: object[]) {
  return seen(r4SyncOptions, [aClusterManifest(options), ...others]).map(
    ([code, severity, path]) => `${severity} ${code} ${path}`,
  );
}

describe('r4SyncOptions', () => {
  it.each([
    ['the sound options', {}],
    [
      'options that are off',
      { syncOptions: ['Replace=false', 'RespectIgnoreDifferences=false'] },
    ],
    ['the last of two', { syncOptions: ['Replace=true', 'Replace=false'] }],
    ['ServerSideApply on old CRDs', { ...SSA, chart: '1.5.1' }],
    [
      'ServerSideDiff with ServerSideApply',
      {
        ...SSA,
        metadata: { annotations: { [COMPARE]: 'ServerSideDiff=true' } },
      },
    ],
    [
      'other annotations of the RayCluster',
      {
        values: {
          annotations: { 'argocd.argoproj.io/sync-options': 'Delete=false' },
        },
      },
    ],
  ])('takes %s', (_title, options) => {
    expect(codes(options)).toEqual([]);
  });

  it.each([
    [
      'RespectIgnoreDifferences',
      { syncOptions: ['RespectIgnoreDifferences=true'] },
      'error respect-ignore-differences spec.syncPolicy.syncOptions',
    ],
    [
      'Replace',
      { syncOptions: ['Replace=true'] },
      'error cluster-replaced spec.syncPolicy.syncOptions',
    ],
    [
      'Force',
      { syncOptions: [' Force=true '] },
      'error cluster-replaced spec.syncPolicy.syncOptions',
    ],
    [
      'Replace on the RayCluster itself',
      {
        values: {
          annotations: {
            'argocd.argoproj.io/sync-options': 'Delete=false,Replace=true',
          },
        },
      },
      'error cluster-replaced annotations["argocd.argoproj.io/sync-options"]',
    ],
    [
      'managedFieldsManagers',
      {
        spec: {
          ignoreDifferences: [
            anIgnoreRule({ managedFieldsManagers: ['python-requests'] }),
          ],
        },
      },
      'error managed-fields-ignored spec.ignoreDifferences[0].managedFieldsManagers',
    ],
    [
      'ServerSideApply on new CRDs',
      { ...SSA, chart: '1.7.0' },
      'warning priority-not-ignored spec.ignoreDifferences',
    ],
    [
      'ServerSideDiff alone',
      {
        metadata: {
          annotations: { [COMPARE]: 'IgnoreExtraneous,ServerSideDiff=true' },
        },
      },
      `warning server-side-diff-alone metadata.annotations["${COMPARE}"]`,
    ],
  ])('finds %s', (_title, options, found) => {
    expect(codes(options)).toEqual([found]);
  });

  it('takes ServerSideApply on new CRDs if priority is ignored', () => {
    expect(
      codes({
        ...SSA,
        chart: '1.7.0',
        ...withPriority,
        spec: {
          ...withPriority.spec,
          syncPolicy: { syncOptions: SSA.syncOptions },
        },
      }),
    ).toEqual([]);
  });

  it("goes by the CRDs of the same cluster rather than by the chart's version", () => {
    expect(
      codes({ ...SSA, chart: '1.5.1' }, crdsManifest({ version: 'v1.7.0' })),
    ).toEqual(['warning priority-not-ignored spec.ignoreDifferences']);
    expect(
      codes({ ...SSA, chart: '1.7.0' }, crdsManifest({ version: 'v1.6.2' })),
    ).toEqual([]);
  });
});
