import type { RayStackInput } from '../input/rayStackInputSchema';
import { refuseInput } from '../refuseInput';

const WANTED_BY = {
  root: (input: RayStackInput) => `root: ${input.root.kind}`,
  values: () => 'values: file',
};

/**
 * The Git repository of the files.
 *
 * @throws InvalidRayStackError naming the input that needs it, where it is missing.
 */
export function requireGitops(
  input: RayStackInput,
  wantedBy: keyof typeof WANTED_BY,
): NonNullable<RayStackInput['gitops']> {
  if (!input.gitops) {
    throw refuseInput({
      path: 'gitops',
      message: `is missing, and ${WANTED_BY[wantedBy](input)} needs it`,
      remedy:
        'Give gitops.repoURL, the repository that the files are published to',
    });
  }
  return input.gitops;
}
