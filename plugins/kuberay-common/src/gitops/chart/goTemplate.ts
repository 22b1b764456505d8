import { isJsonObject } from './JsonObject';

/** What a Go template's `if` takes for true: neither null nor empty nor zero. */
export function isTruthy(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.length > 0;
  }
  if (isJsonObject(value)) {
    return Object.keys(value).length > 0;
  }
  return Boolean(value);
}

/**
 * A number as Go prints a float64, which is what every number of a values file is: from 1000000
 * on with an exponent (`1e+06`).
 */
export function printFloat(value: number): string {
  const [digits, power] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) {
    return String(value);
  }
  const sign = exponent < 0 ? '-' : '+';
  return `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** A value as `{{ value }}` prints it; null prints nothing. */
export function printValue(value: unknown): string {
  return value === null || value === undefined ? '' : printNested(value);
}

function printNested(value: unknown): string {
  if (value === null || value === undefined) {
    return '<nil>';
  }
  if (typeof value === 'number') {
    return printFloat(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(printNested).join(' ')}]`;
  }
  if (isJsonObject(value)) {
    const entries = Object.keys(value)
      .sort(compareBytewise)
      .map(key => `${key}:${printNested(value[key])}`);
    return `map[${entries.join(' ')}]`;
  }
  return String(value);
}

/** The order in which a Go template visits the keys of a map: bytewise in UTF-8. */
export function compareBytewise(left: string, right: string): number {
  const leftPoints = Array.from(left, character => character.codePointAt(0));
  const rightPoints = Array.from(right, character => character.codePointAt(0));
  for (const [index, leftPoint = 0] of leftPoints.entries()) {
    const rightPoint = rightPoints[index];
    if (rightPoint === undefined) {
      return 1;
    }
    if (leftPoint !== rightPoint) {
      return leftPoint - rightPoint;
    }
  }
  return leftPoints.length - rightPoints.length;
}
