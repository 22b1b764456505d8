import { verdict, verdictMessages, verdictSchema } from './verdict';

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

  it('has a schema that knows every code', () => {
    expect(verdictSchema.shape.code.options).toEqual(
      Object.keys(verdictMessages),
    );
  });
});
