import {
  isVerdictCode,
  verdict,
  verdictMessages,
  verdictSchema,
} from './verdict';

describe('verdict', () => {
  it('puts its parameters into the sentence', () => {
    expect(
      verdict('scaling-up', 'progressing', { ready: 0, desired: 3 }),
    ).toEqual({
      code: 'scaling-up',
      tone: 'progressing',
      params: { ready: 0, desired: 3 },
      message: 'Scaling up: 0 of 3 workers ready',
    });
  });

  it('does not read a parameter as a sentence', () => {
    expect(
      verdict('head-not-ready', 'error', { reason: '{{reason}} $& $1' })
        .message,
    ).toBe('The head is not ready: {{reason}} $& $1');
  });

  it('can be read by an older reader, who does not know its code', () => {
    const newer = {
      ...verdict('all-ready', 'ok', { desired: 3 }),
      code: 'upgrading',
      message: 'Upgrading: 1 of 3 workers ready',
    };
    expect(verdictSchema.parse(newer)).toEqual(newer);
  });
});

describe('isVerdictCode', () => {
  it('knows every code that has a sentence', () => {
    expect(Object.keys(verdictMessages).every(isVerdictCode)).toBe(true);
  });

  it.each(['upgrading', '', 'toString', '__proto__'])(
    'does not know %j',
    code => {
      expect(isVerdictCode(code)).toBe(false);
    },
  );
});
