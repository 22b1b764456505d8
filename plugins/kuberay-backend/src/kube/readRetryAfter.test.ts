import { readRetryAfter } from './readRetryAfter';

describe('readRetryAfter', () => {
  it.each([
    { header: '1', ms: 1_000 },
    { header: '0', ms: 0 },
    { header: '60', ms: 60_000 },
    { header: '86400', ms: 60_000 },
    { header: null, ms: undefined },
    { header: '', ms: undefined },
    { header: '-1', ms: undefined },
    { header: '1.5', ms: undefined },
    { header: 'Wed, 21 Oct 2026 07:28:00 GMT', ms: undefined },
  ])('reads $header as $ms', ({ header, ms }) => {
    expect(readRetryAfter(header)).toBe(ms);
  });
});
