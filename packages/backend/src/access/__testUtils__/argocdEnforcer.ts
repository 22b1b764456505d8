import { newEnforcer, newModelFromString, StringAdapter } from 'casbin';

/** Argo CD's own model (`assets/model.conf` of Argo CD 3.5; `globOrRegexMatch` is glob unless `policy.matchMode` says regex). */
const MODEL = `
[request_definition]
r = sub, res, act, obj

[policy_definition]
p = sub, res, act, obj, eft

[role_definition]
g = _, _

[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))

[matchers]
m = g(r.sub, p.sub) && globMatches(r.res, p.res) && globMatches(r.act, p.act) && globMatches(r.obj, p.obj)
`;

/** Asks a policy as Argo CD does: may this subject do the action with the object of the resource? */
export type ArgocdPolicy = (
  subject: string,
  resource: string,
  action: string,
  object: string,
) => boolean;

/** A policy of Argo CD, with nothing built in: as with an empty `policy.default`. */
export async function argocdEnforcer(csv: string): Promise<ArgocdPolicy> {
  const enforcer = await newEnforcer(
    newModelFromString(MODEL),
    new StringAdapter(csv),
  );
  enforcer.addFunction('globMatches', globMatches);
  return (...asked) => enforcer.enforceSync(...asked);
}

/** Argo CD compiles its globs without separators, so a star matches slashes, too (`util/glob` of Argo CD 3.5). */
function globMatches(text: string, pattern: string): boolean {
  const source = pattern
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 's').test(text);
}
