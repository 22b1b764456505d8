import { clockAheadMs } from './clockAheadMs';

describe('clockAheadMs', () => {
  it.each`
    askedAt | answeredAt | backendNow | ahead
    ${100}  | ${300}     | ${200}     | ${0}
    ${100}  | ${300}     | ${90}      | ${10}
    ${100}  | ${300}     | ${320}     | ${-20}
  `(
    'is $ahead for a backend at $backendNow between $askedAt and $answeredAt',
    ({ ahead, ...options }) => {
      expect(clockAheadMs(options)).toBe(ahead);
    },
  );
});
