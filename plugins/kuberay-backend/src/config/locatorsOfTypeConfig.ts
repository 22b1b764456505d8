import type { Config } from '@backstage/config';

/** One entry of a list in the configuration, with the key that a person finds it by. */
export interface ListedConfig {
  key: string;
  config: Config;
}

/**
 * What the locators of type `config` below a key list, e.g. the `instances` of `argocd.appLocatorMethods`.
 * Both known plugins list their locators alike; other types find their targets elsewhere.
 */
export function locatorsOfTypeConfig(
  config: Config,
  key: string,
  list: string,
): ListedConfig[] {
  return (config.getOptionalConfigArray(key) ?? []).flatMap((locator, i) =>
    locator.getOptionalString('type') === 'config'
      ? (locator.getOptionalConfigArray(list) ?? []).map((entry, j) => ({
          key: `${key}[${i}].${list}[${j}]`,
          config: entry,
        }))
      : [],
  );
}
