import { aClusterManifest, aGroup } from './__fixtures__/aClusterManifest';
import { seen } from './__fixtures__/seen';
import { r12Autoscaler } from './r12Autoscaler';

const env = [{ name: 'RAY_enable_autoscaler_v2', value: '1' }];

function codes(autoscalerOptions: object, more: object = {}) {
  return seen(r12Autoscaler, [
    aClusterManifest({ head: { autoscalerOptions, ...more } }),
  ]).map(([code, severity, path]) => `${severity} ${code} ${path}`);
}

describe('r12Autoscaler', () => {
  it.each([
    [{}, {}],
    [{ version: 'v2', upscalingMode: 'Aggressive', idleTimeoutSeconds: 0 }, {}],
    [{ version: 'v2' }, { restartPolicy: 'Never' }],
    [{ version: 'v1' }, { restartPolicy: 'Always' }],
    [{}, { containerEnv: env }],
  ])('takes %j with %j', (options, more) => {
    expect(codes(options, more)).toEqual([]);
  });

  it.each([
    [
      { version: 'v3' },
      {},
      'autoscaler-version-invalid head.autoscalerOptions.version',
    ],
    [
      { version: 2 },
      {},
      'autoscaler-version-invalid head.autoscalerOptions.version',
    ],
    [
      { upscalingMode: 'default' },
      {},
      'upscaling-mode-invalid head.autoscalerOptions.upscalingMode',
    ],
    [
      { idleTimeoutSeconds: -1 },
      {},
      'idle-timeout-invalid head.autoscalerOptions.idleTimeoutSeconds',
    ],
    [
      { idleTimeoutSeconds: 1.5 },
      {},
      'idle-timeout-invalid head.autoscalerOptions.idleTimeoutSeconds',
    ],
    [
      { idleTimeoutSeconds: '60' },
      {},
      'idle-timeout-invalid head.autoscalerOptions.idleTimeoutSeconds',
    ],
    [
      { version: 'v2' },
      { restartPolicy: 'Always' },
      'restart-policy-refused head.restartPolicy',
    ],
    [
      { version: 'v2' },
      { containerEnv: env },
      'autoscaler-version-twice head.containerEnv[0]',
    ],
    [
      { version: 'v1' },
      { containerEnv: env },
      'autoscaler-version-twice head.containerEnv[0]',
    ],
  ])('refuses %j with %j', (options, more, found) => {
    expect(codes(options, more)).toEqual([`error ${found}`]);
  });

  it('looks at workers, groups and common environment too', () => {
    const restartPolicy = 'OnFailure';
    expect(
      seen(r12Autoscaler, [
        aClusterManifest({
          worker: { restartPolicy },
          groups: {
            b: aGroup({ restartPolicy }),
            c: aGroup({ restartPolicy, disabled: true }),
          },
        }),
      ]).map(([, , path]) => path),
    ).toEqual([
      'worker.restartPolicy',
      'additionalWorkerGroups.b.restartPolicy',
    ]);
    const values = {
      common: { containerEnv: env },
      head: { autoscalerOptions: { version: 'v2' } },
    };
    expect(seen(r12Autoscaler, [aClusterManifest({ values })])).toHaveLength(1);
  });
});
