import { verdict, verdictOn } from 'backstage-plugin-kuberay-common';
import { verdictMatter } from './verdictMatter';

const growing = verdict('scaling-up', 'progressing', { ready: 3, desired: 9 });

describe('verdictMatter', () => {
  it.each`
    what                           | other                                                              | same
    ${'other counts'}              | ${verdict('scaling-up', 'progressing', { ready: 4, desired: 12 })} | ${true}
    ${'something else'}            | ${verdict('all-ready', 'ok', { desired: 9 })}                      | ${false}
    ${'the same, and it is worse'} | ${verdict('scaling-up', 'warning', { ready: 3, desired: 9 })}      | ${false}
    ${'another cluster'}           | ${verdictOn('nightly', growing)}                                   | ${false}
  `('is the same for $what: $same', ({ other, same }) => {
    expect(verdictMatter(other) === verdictMatter(growing)).toBe(same);
  });

  it('is another for another reason', () => {
    const [image, crash] = ['ImagePullBackOff', 'CrashLoopBackOff'].map(
      reason => verdictMatter(verdict('head-not-ready', 'error', { reason })),
    );
    expect(image).not.toBe(crash);
  });
});
