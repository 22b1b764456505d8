import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { kuberayApiRef } from '../api';
import { rayClusterCard } from '../extensions/rayClusterCard';
import { InMemoryKuberayApi } from '../testUtils';
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

  it('comes with the plugin: an app needs nothing but the language', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({
          entity: {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Resource',
            metadata: { name: 'features' },
            spec: { type: 'ray-cluster' },
          },
        }),
        rayClusterCard,
      ],
      apis: [[kuberayApiRef, InMemoryKuberayApi.create()]],
      config: {
        app: {
          baseUrl: 'http://localhost:3000',
          extensions: [
            {
              'api:app/app-language': {
                config: {
                  defaultLanguage: 'de',
                  availableLanguages: ['en', 'de'],
                },
              },
            },
          ],
        },
        backend: { baseUrl: 'http://localhost:7007' },
      },
    });

    expect(
      await screen.findByText('Alle 3 Worker sind bereit'),
    ).toBeInTheDocument();
  });
});
