import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { exhaustiveInputs } from './__fixtures__/exhaustiveInputs';
import { HOSTILE_TEXTS, HOSTILE_VALUES } from './__fixtures__/hostileTexts';
import { listInputs } from './__testUtils__/listInputs';
import { canonicalQuantity } from './applications/canonicalQuantity';
import { buildRayStack } from './buildRayStack';
import { formatInputPath } from './input/formatInputPath';
import type { RayStackInputArg } from './input/rayStackInputSchema';
import { rayStackInputSchema } from './input/rayStackInputSchema';
import { InvalidRayStackError } from './InvalidRayStackError';
import type { RayStack } from './RayStack';

type Path = (string | number)[];

/** An input, and a place in it. */
interface Place {
  base: RayStackInputArg;
  path: Path;
}

/** Printed with the path of a counterexample, so that it can be run again. */
const RUNS = { seed: 4, numRuns: 200 };

/** Inputs that decide on something and are written nowhere, or only by some kinds of roots. */
const DECIDES = /kubernetesVersion|^(root|replicaGuard|gitops)\b/;

/** Inputs whose keys are the person's own. */
const MAPS =
  /(labels|annotations|nodeSelector|rayStartParams|requests|limits|matchLabels)$/i;

/** Inputs that only make sense together, so that a rule may name another one of them. */
const WHOLES = [
  /^head\b/,
  /^workerGroups\[0\]/,
  /^workerGroups\[1\]/,
  /^(destination\b|operator\b|root\.generator\.elements\[0\])/,
];

/** In a message: what is no line feed and breaks a line or a terminal. */
const UNPRINTABLE = /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Longer than any honest list of errors; what a person can still read. */
const MAX_MESSAGE_LENGTH = 2_000;

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Every place in a value, the containers before what is in them. */
function listPaths(value: unknown, path: Path = []): Path[] {
  return isContainer(value)
    ? Object.entries(value).flatMap(([key, item]) => {
        const next = [...path, Array.isArray(value) ? Number(key) : key];
        return [next, ...listPaths(item, next)];
      })
    : [];
}

function holdsText({ base, path }: Place): boolean {
  const value = path.reduce<unknown>(
    (parent, step) => (parent as Record<string, unknown>)[step],
    base,
  );
  return typeof value === 'string';
}

function withValue(parent: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    return value;
  }
  if (Array.isArray(parent)) {
    return parent.map((item, index) =>
      index === step ? withValue(item, rest, value) : item,
    );
  }
  const map = (parent ?? {}) as Record<string, unknown>;
  return { ...map, [step]: withValue(map[step], rest, value) };
}

/** Half a character as an escape, which Go's reader refuses and the one here does not. */
const HALF_CHARACTER = /(?<!\\)\\u[dD][89a-fA-F]/;

/** Files that one input leaves as the next one does, which are most of them. */
const READ = new Map<string, unknown[]>();

/** As Argo CD reads; that YAML 1.2 reads the same is the affair of the other tests. */
function readAll(stack: RayStack): unknown[] {
  return stack.files.flatMap(({ content }) => {
    const documents = READ.get(content) ?? readFile(content);
    READ.set(content, documents);
    return documents;
  });
}

function readFile(content: string): unknown[] {
  return parseAllDocuments(content, { version: '1.1' }).map(document => {
    expect(HALF_CHARACTER.test(content)).toBe(false);
    expect([...document.errors, ...document.warnings]).toEqual([]);
    return document.toJS();
  });
}

/** Every text in a value, keys too. */
function listTexts(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return isContainer(value)
    ? Object.entries(value).flatMap(([key, item]) => [key, ...listTexts(item)])
    : [];
}

function isWithin(path: string, container: string): boolean {
  return (
    path.startsWith(container) && /^$|^[.[]/.test(path.slice(container.length))
  );
}

/** What is wrong with a refusal, or undefined. */
function findFault(error: unknown, field: string): object | undefined {
  if (!(error instanceof InvalidRayStackError)) {
    return { field, thrown: String(error) };
  }
  const { findings, message } = error;
  const paths = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ path }) => path);
  const whole = WHOLES.find(pattern => pattern.test(field));
  const named = paths.some(
    path => isWithin(path, field) || isWithin(field, path) || whole?.test(path),
  );
  return named &&
    message.length < MAX_MESSAGE_LENGTH &&
    !UNPRINTABLE.test(message)
    ? undefined
    : { field, paths, message };
}

/** What is wrong with the answer to a value: neither data that comes back as it was given, nor a refusal that names the input. */
function findTrouble(
  { base, path }: Place,
  value: unknown,
): object | undefined {
  const field = formatInputPath(path);
  let stack: RayStack;
  try {
    stack = buildRayStack(withValue(base, path, value) as RayStackInputArg);
  } catch (error) {
    return findFault(error, field);
  }
  const documents = readAll(stack);
  if (typeof value !== 'string' || DECIDES.test(field)) {
    return undefined;
  }
  // An empty id asks for no id.
  if (field === 'kubernetesId' && value === '') {
    return undefined;
  }
  const texts = listTexts([documents, stack.annotations]);
  return texts.includes(value) ||
    texts.includes(canonicalQuantity(value)) ||
    texts.some(text => text.startsWith(`${value}/`))
    ? undefined
    : { field, lost: value };
}

/** For inputs that take no text at all. */
const SOME_TEXTS = ['', '1', 'on', '{{ 1 }}'];

/** Each place once, in the first input that has it. */
const PLACES = [
  ...new Map(
    exhaustiveInputs
      .flatMap(base =>
        listPaths(base).map(
          path => [formatInputPath(path), { base, path }] as const,
        ),
      )
      .reverse(),
  ),
].reverse();

/** The same place of another pod, or another item of a list. */
function kindOfPlace(path: Path): string {
  return path
    .filter(step => typeof step === 'string')
    .slice(-2)
    .join('.');
}

const FIRST_OF_KIND = new Map(
  PLACES.map(
    ([field, { path }]) => [kindOfPlace(path), field] as const,
  ).reverse(),
);

/** Neighbouring places take neighbouring shares, so that a list is tried as a whole among its likes. */
const SHARES = 16;

/** All of a list once for each kind of place that holds text, and a share of it for its likes. */
function shareFor<T>(field: string, { path }: Place, list: readonly T[]): T[] {
  const index = PLACES.findIndex(([other]) => other === field);
  return FIRST_OF_KIND.get(kindOfPlace(path)) === field
    ? [...list]
    : list.filter((_item, turn) => turn % SHARES === index % SHARES);
}

describe('the inputs of these tests', () => {
  it('are all that there are', () => {
    const places = new Set(
      PLACES.map(([field]) => field.replaceAll(/\[[0-9]+\]/g, '[0]')),
    );
    expect(
      listInputs(rayStackInputSchema)
        .map(formatInputPath)
        .filter(field => !places.has(field)),
    ).toEqual([]);
  });

  it.each(exhaustiveInputs.map((base, index) => [index, base] as const))(
    'make a stack as they are (%i)',
    (_index, base) => {
      expect(buildRayStack(base).files).not.toEqual([]);
    },
  );
});

describe('a hostile value', () => {
  it.each(PLACES)('in %s is data or refused by name', (field, place) => {
    const texts = holdsText(place) ? HOSTILE_TEXTS : SOME_TEXTS;
    const values = shareFor(field, place, [...texts, ...HOSTILE_VALUES]);
    expect(values.flatMap(value => findTrouble(place, value) ?? [])).toEqual(
      [],
    );
  });

  it('of any characters is data or refused by name', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary-ascii', maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), text, ([, place], value) => {
        expect(findTrouble(place, value)).toBeUndefined();
      }),
      RUNS,
    );
  });
});

describe('a hostile key', () => {
  const maps = PLACES.filter(([field]) => MAPS.test(field));

  it.each(maps)('of %s is data or refused by name', (field, place) => {
    const { base, path } = place;
    const troubles = shareFor(field, place, HOSTILE_TEXTS).flatMap(
      key => findTrouble({ base, path: [...path, key] }, '1') ?? [],
    );
    expect(troubles).toEqual([]);
  });
});
