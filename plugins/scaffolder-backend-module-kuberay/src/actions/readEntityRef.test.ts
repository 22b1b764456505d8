import { readEntityRef } from './readEntityRef';

describe('readEntityRef', () => {
  it.each([
    ['resource:training', 'resource:default/training'],
    ['Resource:ML/a_b.c-d', 'resource:ml/a_b.c-d'],
  ])('completes %j', (text, completed) => {
    expect(readEntityRef(text)).toBe(completed);
  });

  it.each([
    ...['', 'training', 'resource:', 'resource:a/b/c', ':a/b'],
    ...['resource:default/..', '..:../..', 'resource:./a'],
    ...['resource:a b', 'resource:a?b', 'resource:a#b', 'resource:a\u0000b'],
    `resource:${'x'.repeat(10_000)}`,
  ])('refuses %j and names the input', text => {
    expect(() => readEntityRef(text)).toThrow(/^entityRef: ".*write it as /);
  });
});
