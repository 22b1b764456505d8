/** What of an action's schema decides whether a step fits: names and types of inputs, names of outputs. */
export interface ForeignAction {
  id: string;
  inputs: Record<string, 'string' | 'boolean' | string[] | 'list'>;
  required: string[];
  outputs: string[];
}

/** Read out of the schemas of the packages that stand above each. */
export const foreignActions: ForeignAction[] = [
  // @backstage/plugin-scaffolder-backend-module-github 0.10.0
  {
    id: 'publish:github:pull-request',
    inputs: {
      repoUrl: 'string',
      branchName: 'string',
      filesToDelete: 'list',
      targetBranchName: 'string',
      title: 'string',
      description: 'string',
      draft: 'boolean',
      sourcePath: 'string',
      targetPath: 'string',
      token: 'string',
      reviewers: 'list',
      assignees: 'list',
      teamReviewers: 'list',
      commitMessage: 'string',
      update: 'boolean',
      forceFork: 'boolean',
      gitAuthorName: 'string',
      gitAuthorEmail: 'string',
      forceEmptyGitAuthor: 'boolean',
      createWhenEmpty: 'boolean',
    },
    required: ['repoUrl', 'branchName', 'title', 'description'],
    outputs: ['targetBranchName', 'remoteUrl', 'pullRequestNumber'],
  },
  // @backstage/plugin-scaffolder-backend-module-gitlab 0.12.0
  {
    id: 'publish:gitlab:merge-request',
    inputs: {
      repoUrl: 'string',
      title: 'string',
      description: 'string',
      branchName: 'string',
      targetBranchName: 'string',
      sourcePath: 'string',
      targetPath: 'string',
      token: 'string',
      commitAction: ['create', 'delete', 'update', 'skip', 'auto'],
      projectid: 'string',
      removeSourceBranch: 'boolean',
      assignee: 'string',
      reviewers: 'list',
      assignReviewersFromApprovalRules: 'boolean',
      labels: 'list',
      autoMerge: 'boolean',
    },
    required: ['repoUrl', 'title', 'branchName'],
    outputs: [
      'targetBranchName',
      'projectid',
      'projectPath',
      'mergeRequestUrl',
    ],
  },
  // @backstage/plugin-scaffolder-backend 4.2.0
  {
    id: 'catalog:register',
    inputs: { catalogInfoUrl: 'string', optional: 'boolean' },
    required: ['catalogInfoUrl'],
    outputs: ['entityRef', 'catalogInfoUrl'],
  },
  {
    id: 'catalog:fetch',
    inputs: { entityRef: 'string' },
    required: [],
    outputs: ['entity', 'entities'],
  },
];
