import type { JqStep } from './jqPath';

/**
 * The place that a JSON pointer of `ignoreDifferences` names, as a path. A number may be a field or an index: which one
 * is decided by what stands there, so both readings are given.
 */
export function parseJsonPointer(pointer: string): JqStep[][] {
  const tokens = pointer
    .split('/')
    .slice(1)
    .map(token => token.replace(/~1/g, '/').replace(/~0/g, '~'));
  return tokens.reduce<JqStep[][]>(
    (paths, token) =>
      paths.flatMap(path => [
        [...path, { type: 'field', name: token } as const],
        ...(/^\d+$/.test(token)
          ? [[...path, { type: 'index', index: Number(token) } as const]]
          : []),
      ]),
    [[]],
  );
}
