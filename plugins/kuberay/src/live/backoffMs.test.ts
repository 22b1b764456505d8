import { backoffMs } from './backoffMs';

describe('backoffMs', () => {
  it.each`
    failures | soonest   | latest
    ${1}     | ${1_000}  | ${2_000}
    ${2}     | ${2_000}  | ${4_000}
    ${3}     | ${4_000}  | ${8_000}
    ${4}     | ${8_000}  | ${16_000}
    ${5}     | ${15_000} | ${30_000}
    ${5_000} | ${15_000} | ${30_000}
  `(
    'waits $soonest to $latest ms after $failures failures',
    ({ failures, soonest, latest }) => {
      expect([backoffMs(failures, 0), backoffMs(failures, 1)]).toEqual([
        soonest,
        latest,
      ]);
    },
  );
});
