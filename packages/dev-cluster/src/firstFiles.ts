import type { ClusterName } from './clusterNames';
import type { GitFile } from './git/GitRepositories';
import { APPLICATIONS_DIRECTORY } from './rootApplication';

/** What the GitOps repositories hold when they are created. */
export function firstFiles(options: {
  seed: boolean;
}): Record<ClusterName, GitFile[]> {
  return {
    showcase: [...explanations('showcase')],
    sandbox: explanations('sandbox'),
  };
}

/** The directory of Applications has to be there from the start, or the root Application cannot be compared. */
function explanations(name: ClusterName): GitFile[] {
  return [
    {
      path: 'README.md',
      content: `# GitOps repository of the stand-in cluster "${name}"

The root Application \`root\` follows \`${APPLICATIONS_DIRECTORY}/\` on \`main\`. The templates of the portal write
\`${APPLICATIONS_DIRECTORY}/<name>/\` for Argo CD and \`catalog/<name>/catalog-info.yaml\` for the catalog.
`,
    },
    {
      path: `${APPLICATIONS_DIRECTORY}/README.md`,
      content: 'One directory per Ray stack, with its Argo CD Applications.\n',
    },
  ];
}
