import { momentAt } from './momentAt';

const span = (from: number, until: number) => ({
  from,
  until,
  ready: from,
  desired: 0,
  min: 0,
});
const series = {
  spans: [span(10, 20), span(20, 30), span(50, 60)],
  gaps: [{ from: 30, until: 40 }],
};

describe('momentAt', () => {
  it.each`
    at    | found
    ${5}  | ${'absent'}
    ${10} | ${10}
    ${19} | ${10}
    ${20} | ${20}
    ${30} | ${20}
    ${35} | ${'gap'}
    ${45} | ${'absent'}
    ${60} | ${50}
    ${61} | ${'absent'}
  `('finds $found at $at', ({ at, found }) => {
    const moment = momentAt(series, at);
    expect(moment.kind === 'counts' ? moment.span.from : moment.kind).toBe(
      found,
    );
  });
});
