/** Helm refuses these values, or the chart version is not one that this package knows. @public */
export class ChartError extends Error {
  readonly name = 'ChartError';
}
