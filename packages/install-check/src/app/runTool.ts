import { spawn } from 'node:child_process';

/** What to run, and where. */
export interface ToolRun {
  title: string;
  command: string;
  args: string[];
  cwd: string;
  env?: NodeJS.ProcessEnv;
}

/**
 * Runs a tool without its output, which is returned.
 *
 * @throws Error with title and the last lines of the output when it does not end well
 */
export async function runTool(run: ToolRun): Promise<string> {
  const { title, command, args, cwd, env = process.env } = run;
  const lines: string[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const read = (data: Buffer) => lines.push(data.toString());
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('close', resolve);
  });
  const output = lines.join('');
  if (code !== 0) {
    const tail = output.trimEnd().split('\n').slice(-40).join('\n');
    throw new Error(`${title} ended with ${code}:\n${tail}`);
  }
  return output;
}
