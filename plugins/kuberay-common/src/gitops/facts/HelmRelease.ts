import type { JsonObject } from '../chart/JsonObject';
import type { SourceFacts } from './SourceFacts';
import type { ValuesReading } from './readValuesLayers';

/** What Argo CD gives to Helm for one source. @public */
export interface HelmRelease extends ValuesReading {
  /** Whether an ApplicationSet fills in texts with `{{…}}`. */
  templated: boolean;
  source: SourceFacts;
  /** Version of the chart, X.Y.Z: of the Helm repository, or from the Git tag `vX.Y.Z`. */
  chart: string | undefined;
  release: string;
  /** Namespace of the destination. */
  namespace: string | undefined;
  /** All layers as one, numbers as JSON has them. */
  own: JsonObject;
}
