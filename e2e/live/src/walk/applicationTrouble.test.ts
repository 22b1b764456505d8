import { someParameters } from '../__testUtils__/someParameters';
import { applicationTrouble } from './applicationTrouble';

async function troubleOf(...applications: object[]): Promise<string> {
  const kube = { list: async () => applications };
  return applicationTrouble({
    kube: kube as any,
    parameters: someParameters(),
  });
}

function application(name: string, status?: object) {
  return { metadata: { name }, status };
}

describe('applicationTrouble', () => {
  it('is nothing where all is well, or has only begun', async () => {
    await expect(
      troubleOf(
        application('live-check-root'),
        application('ray-operator', {
          operationState: { phase: 'Succeeded', message: 'synced' },
        }),
        application('ray-operator-crds', {
          operationState: { phase: 'Running', message: 'waiting' },
        }),
      ),
    ).resolves.toBe('');
  });

  it('names each of our Applications that complains, and nobody else’s', async () => {
    await expect(
      troubleOf(
        application('live-check-root', {
          conditions: [
            { type: 'InvalidSpecError', message: 'repo is not permitted' },
          ],
        }),
        application('live-check-guarded', {
          operationState: {
            phase: 'Running',
            retryCount: 2,
            message: 'one or more objects failed\n to apply',
          },
        }),
        application('training', {
          operationState: { phase: 'Failed', message: 'not ours' },
        }),
      ),
    ).resolves.toBe(
      ' (Application live-check-root says InvalidSpecError: repo is not permitted) (Application live-check-guarded says sync Running: one or more objects failed to apply)',
    );
  });
});
