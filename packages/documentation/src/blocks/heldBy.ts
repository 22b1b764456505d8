import type { BlockKind } from './blockKind';

/** The test that holds the blocks of a kind, from the top of the repository. */
export const HELD_BY: Record<BlockKind, string> = {
  'app-config': 'packages/documentation/src/blocks/appConfig.test.ts',
  'cases of a health check':
    'plugins/kuberay-common/src/gitops/health/documentation.test.ts',
  'catalog entity': 'packages/documentation/src/blocks/entities.test.ts',
  commands: 'packages/documentation/src/commands/commands.test.ts',
  'compose file': 'packages/documentation/src/commands/notRun.test.ts',
  'configuration of a proxy':
    'packages/documentation/src/commands/notRun.test.ts',
  drawing: 'packages/documentation/src/blocks/blocks.test.ts',
  'file of a session': 'packages/gitops-cli/src/documentation.test.ts',
  'form fields': 'plugins/scaffolder-module-kuberay/src/documentation.test.ts',
  'Kubernetes objects': 'packages/documentation/src/blocks/objects.test.ts',
  'patch of argocd-cm':
    'packages/documentation/src/blocks/generatedBlocks.test.ts',
  pipeline: 'packages/documentation/src/commands/notRun.test.ts',
  'policy of Argo CD': 'packages/backend/src/access/argocdAccess.test.ts',
  'policy of the RBAC plugin':
    'packages/backend/src/access/permissions.test.ts',
  'rules of a role': 'packages/documentation/src/blocks/objects.test.ts',
  session: 'packages/gitops-cli/src/documentation.test.ts',
  'stack input': 'packages/documentation/src/blocks/stackInput.test.ts',
  'template steps':
    'plugins/scaffolder-backend-module-kuberay/src/pullRequestVariants.test.ts',
  TypeScript: 'packages/documentation/src/blocks/typeScript.test.ts',
};
