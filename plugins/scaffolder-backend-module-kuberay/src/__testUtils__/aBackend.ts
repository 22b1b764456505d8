import { EntityView, SourcesView } from 'backstage-plugin-kuberay-common';
import { KuberayBackend } from '../backend/KuberayBackend';

/** A backend that knows these things, or fails; without anything it is as if it were not installed. */
export function aBackend(
  knows: {
    view?: EntityView | (() => EntityView | undefined);
    sources?: SourcesView;
    failure?: Error;
    /** Why it refreshes nothing, or how that fails; without it, it does. */
    refusal?: string | Error;
  } = {},
): KuberayBackend & { asked: string[] } {
  const asked: string[] = [];
  const answer = async <T>(question: string, get: () => T): Promise<T> => {
    asked.push(question);
    if (knows.failure) {
      throw knows.failure;
    }
    return get();
  };
  return {
    asked,
    getEntityView: entityRef =>
      answer(entityRef, () =>
        typeof knows.view === 'function' ? knows.view() : knows.view,
      ),
    refreshApplication: ({ entityRef, applicationId }) =>
      answer(`refresh ${applicationId} of ${entityRef}`, () => {
        if (knows.refusal instanceof Error) {
          throw knows.refusal;
        }
        return knows.refusal;
      }),
    getSources: () => answer('sources', () => knows.sources),
  };
}
