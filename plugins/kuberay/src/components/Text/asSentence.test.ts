import { asSentence } from './asSentence';

describe('asSentence', () => {
  it.each`
    words                     | sentence
    ${'Failed to fetch'}      | ${'Failed to fetch.'}
    ${'It is gone.'}          | ${'It is gone.'}
    ${'Is it there?'}         | ${'Is it there?'}
    ${'no such host (…)'}     | ${'no such host (…).'}
    ${'Reading Production …'} | ${'Reading Production …'}
  `('makes "$sentence" of "$words"', ({ words, sentence }) => {
    expect(asSentence(words)).toBe(sentence);
  });
});
