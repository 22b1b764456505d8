import { LoggerService } from '@backstage/backend-plugin-api';
import { RayClusterPart } from 'backstage-plugin-kuberay-common/gitops';
import { placeManifests, readCheckout } from '../workspace/placeManifests';
import { WorkspaceInput } from '../workspace/workspaceInputs';
import { placeGuard } from './placeGuard';

/** What of a generator's input is about the replica guard and where it goes. */
export interface GuardedInput {
  profile?: string;
  destination?: { namespace?: string };
  autoscaler?: { enabled?: boolean };
  replicaGuard?: { mode?: string; namespaces?: string[] };
  root?: { kind?: string };
}

/** A generated stack and where its files are. */
export interface PlacedStack<TStack> {
  stack: TStack;
  /** Relative to the workspace. */
  files: string[];
  /** Whether a replica guard lists the namespace once this is published. */
  guarded: boolean;
}

/**
 * Generates a stack and writes it into the workspace. Its replica guard is merged into the one that the checkout
 * holds for the same destination: a Kubernetes cluster has one policy, and two would be two owners of one object.
 *
 * @throws InputError that names the input; nothing is written then
 */
export async function placeStack<
  TInput extends GuardedInput,
  TStack extends RayClusterPart,
>(options: {
  context: { workspacePath: string; logger: LoggerService };
  input: WorkspaceInput;
  generator: TInput;
  build: (input: TInput) => TStack;
}): Promise<PlacedStack<TStack>> {
  const { context, input } = options;
  const content = await readCheckout(context, input);
  const { stack, files, further, guarded } = placeGuard({
    ...options,
    content,
    logger: context.logger,
  });
  return {
    stack,
    guarded,
    files: await placeManifests({
      context,
      input,
      files,
      findings: stack.findings,
      content,
      further,
    }),
  };
}
