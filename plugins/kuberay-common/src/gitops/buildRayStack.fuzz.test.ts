import { Application } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import {
  arbitraryRootedInput,
  arbitraryStackInput,
} from './__testUtils__/arbitraryStackInput';
import { buildClusterApplication } from './applications/buildClusterApplication';
import { buildCrdsApplication } from './applications/buildCrdsApplication';
import { buildOperatorApplication } from './applications/buildOperatorApplication';
import { buildRayStack } from './buildRayStack';
import { parseRayStackInput } from './input/parseRayStackInput';
import type { ManifestFile } from './RayStack';

/** Printed with the path of a counterexample, so that it can be run again. */
const RUNS = { seed: 4, numRuns: 60 };

function readAll(
  files: readonly ManifestFile[],
  version: '1.1' | '1.2',
): unknown[] {
  return files.flatMap(({ content }) =>
    parseAllDocuments(content, { version }).map(document => {
      expect([...document.errors, ...document.warnings]).toEqual([]);
      return document.toJS();
    }),
  );
}

/** Every map in the opposite order, lists as they are. */
function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(reverseKeys);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, reverseKeys(item)]),
      )
    : value;
}

describe('buildRayStack, for any input', () => {
  it('writes YAML that readers of 1.1 and 1.2 read back as the Applications that were built, and Argo CD takes', () => {
    fc.assert(
      fc.property(arbitraryStackInput, input => {
        const stack = parseRayStackInput(input);
        const { files } = buildRayStack(input);
        const applications = [
          buildCrdsApplication(stack),
          buildOperatorApplication(stack),
          buildClusterApplication(stack),
        ];
        expect(readAll(files, '1.1')).toEqual(applications);
        expect(readAll(files, '1.2')).toEqual(applications);
        for (const application of applications) {
          expect(() => new Application(application).validate()).not.toThrow();
        }
      }),
      RUNS,
    );
  });

  it('writes YAML that readers of 1.1 and 1.2 read alike, whatever root there is', () => {
    fc.assert(
      fc.property(arbitraryRootedInput, input => {
        const { files } = buildRayStack(input);
        const paths = files.map(({ path }) => path);
        expect(new Set(paths).size).toBe(paths.length);
        expect(readAll(files, '1.2')).toEqual(readAll(files, '1.1'));
        expect(buildRayStack(reverseKeys(input) as typeof input).files).toEqual(
          files,
        );
      }),
      RUNS,
    );
  });

  it('writes the same bytes however the maps of the input are ordered', () => {
    fc.assert(
      fc.property(arbitraryStackInput, input => {
        expect(buildRayStack(reverseKeys(input) as typeof input)).toEqual(
          buildRayStack(input),
        );
      }),
      RUNS,
    );
  });
});
