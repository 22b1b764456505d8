import type { JsonObject } from '../chart/JsonObject';
import type { HelmRelease } from './HelmRelease';
import { withoutBigInts } from './helmParameter';
import { overlayValues } from './overlayValues';
import { textAt } from './Path';
import type { ValuesContext } from './readValuesLayers';
import { readValuesLayers } from './readValuesLayers';
import type { SourceFacts } from './SourceFacts';

/** One source of an Application as Helm is given it. */
export function readHelmRelease(
  context: ValuesContext,
  source: SourceFacts,
): HelmRelease {
  const { manifest, templated } = context;
  const values = readValuesLayers(context, source);
  const { chart, targetRevision } = source;
  return {
    ...values,
    templated,
    source,
    chart:
      chart === undefined ? targetRevision?.replace(/^v/, '') : targetRevision,
    release:
      textAt(manifest, [...source.path, 'helm', 'releaseName']) ||
      textAt(manifest, ['metadata', 'name']) ||
      '',
    namespace: textAt(manifest, ['spec', 'destination', 'namespace']),
    own: withoutBigInts(overlayValues(values.layers)) as JsonObject,
  };
}
