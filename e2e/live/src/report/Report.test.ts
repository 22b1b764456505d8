import { formatTable } from './formatTable';
import { Report } from './Report';

function aReport() {
  let now = 0;
  const said: string[] = [];
  const report = new Report({
    say: line => said.push(line),
    now: () => {
      now += 1_000;
      return now;
    },
  });
  return { report, said };
}

describe('Report', () => {
  it('counts what was as expected and what was not, and goes on after the latter', async () => {
    const { report } = aReport();
    await report.stage('One', async stage => {
      expect(stage.compare('3 workers', '3 workers')).toBe(true);
      expect(stage.compare('none lost', '1 lost')).toBe(false);
    });
    await expect(report.stage('Two', async () => 'a value')).resolves.toBe(
      'a value',
    );
    expect(report.counts).toEqual({ passed: 1, failed: 1 });
    expect(report.rows).toEqual([
      {
        stage: 'One',
        expected: '3 workers',
        seen: '3 workers',
        result: 'ok',
        seconds: 1,
      },
      {
        stage: 'One',
        expected: 'none lost',
        seen: '1 lost',
        result: 'FAILED',
        seconds: 1,
      },
    ]);
  });

  it('skips what builds on a stage that broke off, but for what has to be done', async () => {
    const { report } = aReport();
    const run = jest.fn();
    await report.stage('One', async () => {
      throw new Error('no answer');
    });
    await report.stage('Two', run);
    await report.stage('Three', async stage => stage.compare('a', 'a'), {
      always: true,
    });
    expect(run).not.toHaveBeenCalled();
    expect(
      report.rows.map(({ stage, seen, result }) => [stage, seen, result]),
    ).toEqual([
      ['One', 'no answer', 'FAILED'],
      ['Two', 'One came to no end', 'skipped'],
      ['Three', 'a', 'ok'],
    ]);
    expect(report.counts).toEqual({ passed: 1, failed: 1 });
  });
});

describe('formatTable', () => {
  it('names a stage once, and breaks long texts', async () => {
    const { report } = aReport();
    await report.stage('One', async stage => {
      stage.compare('a', 'a');
      stage.compare('b', `${'word '.repeat(20)}end`);
    });
    report.skip('Two', 'not here');
    expect(formatTable(report.rows).split('\n').slice(2)).toEqual([
      expect.stringMatching(/^One {23}a {49}\(as expected\) +ok +1\.0 s$/),
      expect.stringMatching(/^ {26}b {49}word (word )+.*FAILED +1\.0 s$/),
      expect.stringMatching(/^ {76}word .*end$/),
      expect.stringMatching(/^Two {73}not here +skipped +0\.0 s$/),
    ]);
  });
});
