import { stackInputs } from './__fixtures__/stackInputs';
import { buildRayStack } from './buildRayStack';
import { checkManifests } from './check/checkManifests';
import type { RayStackInputArg } from './input/rayStackInputSchema';

/** What `check` says of a generated stack: the codes of its findings that are more than a note. */
function complaints(input: RayStackInputArg): string[] {
  const { files } = buildRayStack(input);
  const report = checkManifests({
    files: files.filter(({ path }) => !/^(values|argocd)\//.test(path)),
    readFile: path =>
      files.find(file => path === file.path || path === `dev/${file.path}`)
        ?.content,
    kubernetesVersion: '1.36',
  });
  expect(report.unreadable).toEqual([]);
  return report.findings
    .filter(({ severity }) => severity !== 'info')
    .map(
      ({ code, rule, file, message }) => `${rule} ${code} ${file}: ${message}`,
    );
}

describe('check, on what is generated', () => {
  it.each(
    Object.keys(stackInputs).filter(name => /recommended\.guard/.test(name)),
  )('has nothing to say against %s', name => {
    const input = stackInputs[name] as RayStackInputArg;
    for (const values of ['inline', 'file'] as const) {
      expect(
        complaints({
          ...input,
          values,
          argocd: { project: 'ray', appProject: true, healthCheck: true },
        }),
      ).toEqual([]);
    }
  });
});
