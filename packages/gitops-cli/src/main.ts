import { processTerminal } from './processTerminal';
import { runCli } from './runCli';

/** What `bin/kuberay-gitops` does; output that is still on its way is not cut off. */
export async function main(): Promise<void> {
  process.exitCode = await runCli(processTerminal(), process.argv.slice(2));
}
