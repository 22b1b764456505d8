const ENTITY_PAGE =
  /node_modules\/@backstage\/plugin-catalog\/.*\|.*(EntityPage|OverviewPage|EntityContentLayout|Card)(\/|\.|$)/;

const OUR_PLUGIN = /(^|\/)plugins\/kuberay\/src\//;

/** Folders of our plugin that a page without a Ray cluster has no use for. */
const LAZY_FOLDER =
  /(^|\/)plugins\/kuberay\/src\/(components|live|translation)\//;

/**
 * Which chunks of a production build the given parts of our plugin load that an entity page of Backstage does not load
 * without it. Pure.
 *
 * A chunk of the bundler's stats names the `import()` calls that load it (`origins`: module and request). An entity
 * page loads the chunks of the start, and those of the `import()`s with which `@backstage/plugin-catalog` brings the page,
 * its overview and its own cards (About, links, labels, relations). What our `import('…/<part>')` loads
 * beyond these is ours, whoever wrote the code in it: parts of Backstage UI that nothing else on the page needs count as
 * well. The chunks of the labels and relations cards are loaded by entities that have labels or relations; they are
 * returned as `shared`, so that nobody has to take our word for it.
 *
 * @param chunks of the stats
 * @param parts names of folders in `plugins/kuberay/src/components`
 * @returns `{own, shared}`, chunks that are loaded beyond those of every entity page
 */
export function bundleChunks({ chunks, parts }) {
  const loadedBy = matches =>
    chunks.filter(({ origins = [] }) => origins.some(matches));
  const start = new Set(chunks.filter(({ initial }) => initial));
  const everyPage = new Set([
    ...start,
    ...loadedBy(origin => isOfEntityPage(origin) && isOnEveryPage(origin)),
  ]);
  const somePages = new Set(loadedBy(isOfEntityPage));
  const ours = loadedBy(
    ({ moduleName = '', request = '' }) =>
      OUR_PLUGIN.test(moduleName) &&
      parts.some(part => request.endsWith(`/${part}`)),
  ).filter(chunk => !everyPage.has(chunk));
  return {
    own: ours.filter(chunk => !somePages.has(chunk)),
    shared: ours.filter(chunk => somePages.has(chunk)),
  };
}

/** Modules of our plugin that every visitor of the portal loads at the start, and should not. Pure. */
export function lazyModulesAtStart(chunks) {
  return chunks
    .filter(({ initial }) => initial)
    .flatMap(({ modules = [] }) => modules)
    .flatMap(module => [module, ...(module.modules ?? [])])
    .map(({ name }) => name)
    .filter(name => LAZY_FOLDER.test(name));
}

function isOfEntityPage({ moduleName = '', request = '' }) {
  return ENTITY_PAGE.test(`${moduleName}|${request}`);
}

function isOnEveryPage({ request }) {
  return /EntityPage|OverviewPage|EntityContentLayout|AboutCard/.test(request);
}
