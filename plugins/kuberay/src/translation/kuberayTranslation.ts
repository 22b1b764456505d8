import {
  createTranslationRef,
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { verdictMessages } from 'backstage-plugin-kuberay-common';
import { actionsMessages } from './en/actions';
import { cardMessages } from './en/card';
import { fleetMessages } from './en/fleet';
import { freshnessMessages } from './en/freshness';
import { plotMessages } from './en/plot';
import { statusMessages } from './en/status';
import { tabMessages } from './en/tab';
import { workersMessages } from './en/workers';

/** Every sentence of the plugin, in English; apps add languages by this ref. German comes with it. @public */
export const kuberayTranslationRef = createTranslationRef({
  id: 'plugin.kuberay',
  messages: {
    verdict: verdictMessages,
    ...actionsMessages,
    ...cardMessages,
    ...fleetMessages,
    ...freshnessMessages,
    ...plotMessages,
    ...statusMessages,
    ...tabMessages,
    ...workersMessages,
  },
  translations: { de: () => import('./de') },
});

/** The translate function of {@link kuberayTranslationRef}. */
export type KuberayTranslation = TranslationFunction<
  (typeof kuberayTranslationRef)['T']
>;

/** Translates this plugin's sentences into the user's language. */
export function useKuberayTranslation(): KuberayTranslation {
  return useTranslationRef(kuberayTranslationRef).t;
}
