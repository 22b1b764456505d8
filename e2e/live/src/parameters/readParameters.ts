import { InputError } from '@backstage/errors';
import { parseArgs } from 'node:util';
import { namedParameters } from './parameterNames';
import type { Parameters } from './parametersSchema';
import { parametersSchema } from './parametersSchema';

/**
 * Flags count before environment variables, those before defaults; an empty variable counts as none.
 *
 * @returns undefined where help is asked for
 * @throws InputError naming every flag that is missing or wrong
 */
export function readParameters(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Parameters | undefined {
  const known = namedParameters();
  const given = parse(args, known);
  if (given.help) {
    return undefined;
  }
  const settings: Record<string, unknown> = Object.fromEntries(
    known.flatMap(({ name, flag, variable }) => {
      const value = given[flag] ?? (environment[variable] || undefined);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  settings.kubeconfig ??= environment.KUBECONFIG || undefined;
  const result = parametersSchema.safeParse(settings);
  const flagOf = (name: unknown) =>
    `--${known.find(each => each.name === name)?.flag ?? String(name)}`;
  if (!result.success) {
    throw new InputError(
      result.error.issues
        .map(({ path, message }) => `${flagOf(path[0])}: ${message}`)
        .join('\n'),
    );
  }
  requireConnection(result.data);
  return result.data;
}

/** With the stand-in, the program makes these itself. */
function requireConnection(parameters: Parameters): void {
  const { gitUrl, kubeconfig, standIn, namespace, operatorNamespace } =
    parameters;
  if (namespace === operatorNamespace) {
    throw new InputError(
      `--operator-namespace: ${namespace} is the namespace of the Ray clusters; choose another`,
    );
  }
  if (standIn) {
    return;
  }
  if (kubeconfig === undefined) {
    throw new InputError(
      '--kubeconfig: missing, and the variable KUBECONFIG is not set; --stand-in needs none',
    );
  }
  if (/:(?![\\/])/.test(kubeconfig) && process.platform !== 'win32') {
    throw new InputError(
      '--kubeconfig: names several files; merge them first: kubectl config view --flatten',
    );
  }
  if (gitUrl === undefined) {
    throw new InputError(
      '--git-url: missing; a Git repository that you may push to and that Argo CD can read',
    );
  }
}

function parse(
  args: readonly string[],
  known: ReturnType<typeof namedParameters>,
): Record<string, string | boolean | undefined> {
  try {
    const { values } = parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        help: { type: 'boolean' },
        ...Object.fromEntries(
          known.map(({ flag, isFlag }) => [
            flag,
            { type: isFlag ? ('boolean' as const) : ('string' as const) },
          ]),
        ),
      },
    });
    return values as Record<string, string | boolean | undefined>;
  } catch (error) {
    throw new InputError(
      `${error instanceof Error ? error.message : error}; --help lists them`,
    );
  }
}
