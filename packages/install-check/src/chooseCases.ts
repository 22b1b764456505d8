import type { Installation } from './cases/Installation';

/** An installation with those of its cases that are wanted. */
export interface Chosen {
  installation: Installation;
  wanted: string[];
}

/**
 * The cases named, or all when none is.
 *
 * @throws Error that names the case that there is not, and those that there are
 */
export function chooseCases(
  installations: readonly Installation[],
  names: readonly string[],
): Chosen[] {
  const all = installations.flatMap(({ cases }) => Object.keys(cases));
  const unknown = names.find(name => !all.includes(name));
  if (unknown !== undefined) {
    throw new Error(
      `No case is called ${unknown}; there are ${all.join(', ')}`,
    );
  }
  return installations
    .map(installation => ({
      installation,
      wanted: Object.keys(installation.cases).filter(
        name => names.length === 0 || names.includes(name),
      ),
    }))
    .filter(({ wanted }) => wanted.length > 0);
}
