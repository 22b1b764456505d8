import { anApplication } from './__testUtils__/guideApplications';
import { InMemoryGit } from './__testUtils__/InMemoryGit';
import { startControllerStory } from './__testUtils__/startControllerStory';

let story: ReturnType<typeof startControllerStory>;

afterEach(() => story.stop());

it('refuses an ApplicationSet in its conditions, and makes the Application that brought it Degraded', async () => {
  story = startControllerStory();
  story.git.push({
    'apps/set.yaml': `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: ray-environments, namespace: argocd}
spec:
  generators: [{list: {elements: [{env: dev}]}}]
  template: {metadata: {name: 'ray-{{.env}}'}, spec: {}}
`,
  });
  await story.apply(
    anApplication('root', {
      source: {
        repoURL: InMemoryGit.REPO_URL,
        targetRevision: 'main',
        path: 'apps',
      },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: 'argocd',
      },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    }),
  );
  await story.clock.advance(10_000);

  const set = story.store.get({
    kind: 'ApplicationSet',
    namespace: 'argocd',
    name: 'ray-environments',
  });
  const told = {
    lastTransitionTime: expect.any(String),
    message:
      'the development cluster (a stand-in for Argo CD) does not reproduce ApplicationSets; nothing is generated, write the Applications themselves into Git',
    reason: 'ApplicationGenerationFromParamsError',
  };
  expect(set?.status).toEqual({
    conditions: [
      { ...told, type: 'ErrorOccurred', status: 'True' },
      { ...told, type: 'ParametersGenerated', status: 'False' },
      { ...told, type: 'ResourcesUpToDate', status: 'False' },
    ],
  });
  expect(story.moments.root.at(-1)).toMatchObject({
    sync: 'Synced',
    health: 'Degraded',
  });
  expect(
    story.store.list('Application').map(({ metadata }) => metadata.name),
  ).toEqual(['root']);
});
