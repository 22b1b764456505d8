/**
 * Jest asks packages for what `require` may load; the Kubernetes models that tests validate with offer only `import`.
 * Jest transforms them all the same. Of projects with one `id`, Jest takes the resolver of whichever it meets first, so the
 * package has an `id` of its own.
 */
module.exports = (request, options) =>
  options.defaultResolver(
    request,
    request.includes('kubernetes-models')
      ? { ...options, conditions: ['import', 'default'] }
      : options,
  );
