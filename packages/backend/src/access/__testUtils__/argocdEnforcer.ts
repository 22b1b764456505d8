import { newEnforcer, newModelFromString, StringAdapter } from 'casbin';

/** `policy.matchMode` of Argo CD; it is `glob` unless `regex` is asked for. */
type MatchMode = 'glob' | 'regex';

/** Argo CD's own model (`assets/model.conf` of Argo CD 3.5). */
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
m = g(r.sub, p.sub) && globOrRegexMatch(r.res, p.res) && globOrRegexMatch(r.act, p.act) && globOrRegexMatch(r.obj, p.obj)
`;

/** Asks a policy as Argo CD does: may this subject do the action with the object of the resource? */
export type ArgocdPolicy = (
  subject: string,
  resource: string,
  action: string,
  object: string,
) => boolean;

const MATCH: Record<MatchMode, (text: string, pattern: string) => boolean> = {
  glob: globMatches,
  // Not anchored (`util/builtin_operators.go` of casbin).
  regex: (text, pattern) => new RegExp(pattern).test(text),
};

/** A policy of Argo CD, with nothing built in: as with an empty `policy.default`. */
export async function argocdEnforcer(
  csv: string,
  mode: MatchMode = 'glob',
): Promise<ArgocdPolicy> {
  const enforcer = await newEnforcer(
    newModelFromString(MODEL),
    new StringAdapter(csv),
  );
  enforcer.addFunction('globOrRegexMatch', MATCH[mode]);
  return (...asked) => enforcer.enforceSync(...asked);
}

/**
 * Argo CD compiles its globs without separators, so a star matches slashes, too (`util/glob` of Argo CD 3.5). Of its other
 * signs (`?`, `[]`, `{}`) the pages use none: here they stand for themselves.
 */
function globMatches(text: string, pattern: string): boolean {
  const source = pattern
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 's').test(text);
}
