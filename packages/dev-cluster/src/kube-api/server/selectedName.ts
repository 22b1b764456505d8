/**
 * The one object that a list or watch confines itself to by `fieldSelector=metadata.name=<name>`: a rule with
 * `resourceNames` allows that (`RequestInfoFactory` of Kubernetes 1.36).
 */
export function selectedName(query: URLSearchParams): string | undefined {
  const [, name] =
    /(?:^|,)metadata\.name==?([^,]+)/.exec(query.get('fieldSelector') ?? '') ??
    [];
  return name;
}
