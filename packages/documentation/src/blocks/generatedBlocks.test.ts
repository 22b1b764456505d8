import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildRayStack } from 'backstage-plugin-kuberay-common/gitops';
import { ROOT } from '../pages/readPages';
import { readSnippets, snippetNamed } from '../snippets';

/** What the generator writes for the cluster that the pages speak of. */
const { files } = buildRayStack({
  name: 'raycluster',
  argocd: { healthCheck: true },
  destination: { namespace: 'ml-training', kubernetesVersion: '1.36' },
  gitops: { repoURL: 'https://git.example.org/gitops/prod.git', path: '.' },
  root: { kind: 'app-of-apps' },
});

/** Page, name of the block, and the file whose content it is. */
const BLOCKS = [
  [
    'docs/health-check.md',
    'health-check/raycluster',
    'argocd/argocd-cm-health-raycluster.yaml',
  ],
  [
    'docs/health-check.md',
    'health-check/application',
    'argocd/argocd-cm-health-application.yaml',
  ],
  [
    'docs/replica-guard.md',
    'replica-guard/policy',
    'guard/replica-guard-policy.yaml',
  ],
];

describe('what the generator writes', () => {
  it.each(BLOCKS)('is what %s shows as %s', (page, name, path) => {
    const file = resolve(ROOT, page);
    const markdown = readFileSync(file, 'utf8');
    const { text } = snippetNamed(readSnippets(markdown, page), name);
    const { content = '' } = files.find(each => each.path === path) ?? {};
    if (process.env.WRITE_DOCS) {
      writeFileSync(
        file,
        markdown.replace(text, () => content),
      );
      return;
    }
    expect(text).toBe(content);
  });
});
