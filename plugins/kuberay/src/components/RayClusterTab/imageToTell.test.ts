import {
  aPodView,
  aWorkerGroup,
} from 'backstage-plugin-kuberay-common/testUtils';
import { imageToTell } from './imageToTell';

describe('imageToTell', () => {
  const rayCluster = {
    image: 'ray:2.53.0',
    groups: [
      aWorkerGroup({ name: 'std', image: 'ray:2.53.0' }),
      aWorkerGroup({ name: 'gpu', image: 'ray:2.53.0-gpu' }),
    ],
  };

  it.each`
    pod                                                            | told
    ${{ nodeType: 'head', group: undefined, image: 'ray:2.53.0' }} | ${undefined}
    ${{ nodeType: 'head', group: undefined, image: 'ray:2.52.0' }} | ${'ray:2.52.0'}
    ${{ group: 'std', image: 'ray:2.53.0' }}                       | ${undefined}
    ${{ group: 'gpu', image: 'ray:2.53.0-gpu' }}                   | ${undefined}
    ${{ group: 'gpu', image: 'ray:2.53.0' }}                       | ${'ray:2.53.0'}
    ${{ group: 'taken-away', image: 'ray:2.53.0' }}                | ${'ray:2.53.0'}
    ${{ group: 'std', image: undefined }}                          | ${undefined}
  `('tells $told of $pod', ({ pod, told }) => {
    expect(imageToTell(aPodView(pod), rayCluster)).toBe(told);
  });
});
