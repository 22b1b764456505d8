type Path = (string | number)[];

/**
 * The path of a finding, such as `workerGroups[1].labels.example.org/team`, as steps into the input it is
 * about: as far as that exists. The longest of several keys that fit is meant.
 */
export function locateInput(input: unknown, path: string): Path {
  const steps: Path = [];
  let value = input;
  let rest = `.${path}`;
  for (;;) {
    const step = nextStep(value, rest);
    if (!step) {
      return steps;
    }
    steps.push(step.key);
    value = step.value;
    rest = rest.slice(step.length);
  }
}

interface Step {
  key: string | number;
  value: unknown;
  /** Of the text that names it. */
  length: number;
}

function nextStep(value: unknown, path: string): Step | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const isList = Array.isArray(value);
  return Object.entries(value)
    .flatMap(([key, child]): Step[] =>
      (isList ? [`[${key}]`] : [`.${key}`, `[${JSON.stringify(key)}]`])
        .filter(text => isNamed(path, text))
        .map(({ length }) => ({
          key: isList ? Number(key) : key,
          value: child,
          length,
        })),
    )
    .sort((one, other) => other.length - one.length)[0];
}

function isNamed(path: string, text: string): boolean {
  return path.startsWith(text) && /^(?:[.[]|$)/.test(path.slice(text.length));
}
