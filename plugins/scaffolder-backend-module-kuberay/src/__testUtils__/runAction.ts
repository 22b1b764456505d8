import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject } from '@backstage/types';
import { validate } from 'jsonschema';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { withInlineSchema } from '../actions/withInlineSchema';

/** What one run of an action did. */
export interface ActionRun {
  outputs: Record<string, unknown>;
  /** Log lines of every level. */
  logged: string[];
}

/**
 * Runs an action as the scaffolder does: its JSON schemas decide about input and outputs,
 * and outputs, log, dry run and signal are those of this run.
 */
export async function runAction<
  TInput extends JsonObject,
  TOutput extends JsonObject,
>(
  action: TemplateAction<TInput, TOutput, 'v2'>,
  options: {
    workspacePath: string;
    input: TInput;
    isDryRun?: boolean;
    signal?: AbortSignal;
    /** Where temporary directories are made. */
    temporaryPath?: string;
  },
): Promise<ActionRun> {
  const { workspacePath, input, isDryRun, signal, temporaryPath } = options;
  // As the module adds it.
  const { schema } = withInlineSchema(action);
  const { errors } = validate(input, schema?.input ?? {});
  if (errors.length > 0) {
    throw new Error(`Invalid input: ${errors.join(', ')}`);
  }
  const run: ActionRun = { outputs: {}, logged: [] };
  const log = (message: string) => run.logged.push(message);
  const context = createMockActionContext<TInput, TOutput>({
    workspacePath,
    input,
  });
  await action.handler({
    ...context,
    logger: { ...context.logger, info: log, warn: log, error: log },
    output: (name, value) => {
      run.outputs[String(name)] = value;
    },
    createTemporaryDirectory: () =>
      fs.mkdtemp(path.join(temporaryPath ?? os.tmpdir(), 'action-')),
    isDryRun,
    signal,
  });
  const outputErrors = validate(
    JSON.parse(JSON.stringify(run.outputs)),
    schema?.output ?? {},
  ).errors;
  if (outputErrors.length > 0) {
    throw new Error(`Invalid outputs: ${outputErrors.join(', ')}`);
  }
  return run;
}
