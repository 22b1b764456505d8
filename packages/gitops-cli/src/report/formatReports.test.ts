import type { CheckResult, FailOn } from './CheckResult';
import { checkExitCode, checkResult } from './CheckResult';
import { formatJson } from './formatJson';
import { formatSarif } from './formatSarif';
import { formatText } from './formatText';

const finding = {
  rule: 'R3',
  code: 'scale-strategy-not-ignored',
  severity: 'error',
  path: 'spec.ignoreDifferences',
  message: 'nothing ignores scaleStrategy',
  remedy: 'Ignore it',
  file: 'apps/ray cluster.yaml',
  line: 7,
  column: 3,
  endLine: 8,
  endColumn: 1,
  application: 'ray',
} as const;
const warning = {
  ...finding,
  rule: 'R15',
  code: 'project-default',
  severity: 'warning',
  path: 'spec.project',
  line: 2,
} as const;
const note = {
  ...finding,
  code: undefined,
  severity: 'info',
  file: '../else.yaml',
} as const;

const result: CheckResult = checkResult(3, {
  applications: 2,
  findings: [finding, warning, note],
  unreadable: [
    { file: 'b.yaml', line: 4, column: 1, message: 'is not YAML' },
    { file: 'a\u001b[2J.yaml', message: 'does not exist' },
  ],
});
const none: CheckResult = {
  files: 1,
  applications: 1,
  findings: [],
  unreadable: [],
};

describe('checkResult', () => {
  it('sorts by file, line and column', () => {
    expect(result.findings).toEqual([note, warning, finding]);
    expect(result.unreadable.map(({ file }) => file)).toEqual([
      'a\u001b[2J.yaml',
      'b.yaml',
    ]);
  });
});

describe('checkExitCode', () => {
  it.each<[string, CheckResult, FailOn, number]>([
    ['nothing', none, 'error', 0],
    ['a note', { ...none, findings: [note] }, 'warning', 0],
    ['a warning', { ...none, findings: [warning] }, 'error', 0],
    ['a warning', { ...none, findings: [warning] }, 'warning', 1],
    ['an error', { ...none, findings: [finding] }, 'error', 1],
    ['unreadable input and an error', result, 'error', 2],
  ])('for %s is by --fail-on', (_what, given, failOn, expected) => {
    expect(checkExitCode(given, failOn)).toBe(expected);
  });
});

describe('formatText', () => {
  it('names the place, what is wrong and the way out, and sums up', () => {
    expect(formatText(result, { colour: false })).toBe(
      `a\\u001b[2J.yaml  error  unreadable
    does not exist

b.yaml:4:1  error  unreadable
    is not YAML

../else.yaml:7:3  note  R3
    spec.ignoreDifferences: nothing ignores scaleStrategy
    → Ignore it

apps/ray cluster.yaml:2:3  warning  R15 project-default
    spec.project: nothing ignores scaleStrategy
    → Ignore it

apps/ray cluster.yaml:7:3  error  R3 scale-strategy-not-ignored
    spec.ignoreDifferences: nothing ignores scaleStrategy
    → Ignore it

3 files, 2 Applications: 1 error, 1 warning, 1 note, 2 unreadable
`,
    );
  });

  it('says it in one line where all is well', () => {
    expect(formatText(none, { colour: true })).toBe(
      '1 file, 1 Application: 0 errors, 0 warnings, 0 notes\n',
    );
  });

  it('colours the severity and nothing else', () => {
    const plain = formatText(result, { colour: false });
    const coloured = formatText(result, { colour: true });
    expect(coloured).not.toBe(plain);
    // eslint-disable-next-line no-control-regex -- these are the colours
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });
});

describe('formatJson', () => {
  it('holds all that was found', () => {
    expect(JSON.parse(formatJson(result))).toEqual(
      JSON.parse(
        JSON.stringify({
          ...result,
          severities: { error: 1, warning: 1, info: 1 },
        }),
      ),
    );
  });
});

describe('formatSarif', () => {
  const log = (given: CheckResult) =>
    JSON.parse(
      formatSarif(given, { version: '1.2.3', workingDirectory: '/srv/repo' }),
    );

  it('describes the run, its rules and what could not be read', () => {
    const { results, ...run } = log(result).runs[0];
    expect(results).toHaveLength(3);
    expect(run).toEqual({
      tool: {
        driver: {
          name: 'kuberay-gitops',
          version: '1.2.3',
          informationUri: expect.stringMatching(/^https:.*gitops-cli\.md$/),
          rules: [
            {
              id: 'R3',
              shortDescription: { text: expect.any(String) },
              helpUri: expect.stringMatching(/#r3$/),
            },
            {
              id: 'R15/project-default',
              name: 'ProjectDefault',
              shortDescription: { text: expect.any(String) },
              helpUri: expect.stringMatching(/#r15$/),
            },
            {
              id: 'R3/scale-strategy-not-ignored',
              name: 'ScaleStrategyNotIgnored',
              shortDescription: { text: expect.any(String) },
              helpUri: expect.stringMatching(/#r3$/),
            },
          ],
        },
      },
      columnKind: 'utf16CodeUnits',
      invocations: [
        {
          executionSuccessful: false,
          toolExecutionNotifications: [
            {
              level: 'error',
              message: { text: 'does not exist' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'a%1B%5B2J.yaml' },
                  },
                },
              ],
            },
            {
              level: 'error',
              message: { text: 'is not YAML' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'b.yaml' },
                    region: { startLine: 4, startColumn: 1 },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('places each result in a file relative to the working directory', () => {
    expect(log(result).runs[0].results[2]).toEqual({
      ruleId: 'R3/scale-strategy-not-ignored',
      ruleIndex: 2,
      level: 'error',
      message: {
        text: 'spec.ignoreDifferences: nothing ignores scaleStrategy. Ignore it.',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'apps/ray%20cluster.yaml' },
            region: { startLine: 7, startColumn: 3, endLine: 8, endColumn: 1 },
          },
        },
      ],
      partialFingerprints: {
        'finding/v1': expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    });
  });

  it('maps severities to levels, and gives files elsewhere their whole address', () => {
    const { results } = log(result).runs[0];
    expect(results.map(({ level }: { level: string }) => level)).toEqual([
      'note',
      'warning',
      'error',
    ]);
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'file:///srv/else.yaml',
    );
  });

  it('knows a finding again when lines above it have come', () => {
    const fingerprintOf = (line: number) =>
      log({ ...none, findings: [{ ...finding, line, endLine: line }] }).runs[0]
        .results[0].partialFingerprints;
    expect(fingerprintOf(7)).toEqual(fingerprintOf(70));
  });

  it('is a log without results where all is well', () => {
    const { version, runs } = log(none);
    expect(version).toBe('2.1.0');
    expect(runs[0].results).toEqual([]);
    expect(runs[0].invocations[0].executionSuccessful).toBe(true);
  });
});
