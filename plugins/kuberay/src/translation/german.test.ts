import german from './de';
import { kuberayTranslationRef } from './kuberayTranslation';

/** The English sentences as Backstage keeps them in the ref. */
const english: Record<string, string> = (
  kuberayTranslationRef as unknown as {
    getDefaultMessages(): Record<string, string>;
  }
).getDefaultMessages();

const placeholders = (sentence: string) =>
  [...sentence.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort();

describe('German', () => {
  it('has each sentence that English has, and no other', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.entries(german))(
    'says as much as English: %s',
    (key, sentence) => {
      expect(placeholders(sentence)).toEqual(placeholders(english[key]));
    },
  );
});
