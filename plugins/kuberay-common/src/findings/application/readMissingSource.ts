/** What of a source Argo CD does not find. */
export type MissingSource = 'chart' | 'revision' | 'path' | 'repository';

/**
 * In the words of Helm, Git and Argo CD's repository server (argo-cd v3.5.1 `util/versions`, `util/git`,
 * `reposerver/repository`).
 */
const WORDINGS: ReadonlyArray<[MissingSource, RegExp]> = [
  ['chart', /chart "[^"]*"(?: version "[^"]*")? not found/],
  ['chart', /matching constraint not found/],
  ['revision', /unable to resolve '[^']*' to a commit SHA/i],
  ['revision', /couldn't find remote ref|reference not found/],
  // A commit that is not there, in the words of `git fetch` and `git checkout`.
  ['revision', /not our ref|reference is not a tree|unable to read tree/],
  ['revision', /pathspec '[^']*' did not match any file/],
  // Of an OCI registry; a refusal ends otherwise.
  ['revision', /cannot get digest for revision .*: not found/],
  ['path', /app path does not exist/],
  ['repository', /repository not found|repository '[^']*' not found/i],
];

/** The longest part of a message that is looked at: an error may quote a whole manifest. */
const LOOKED_AT = 4000;

/** Which part of its source an Application's comparison error says is not there; `undefined` for any other error. */
export function readMissingSource(message: string): MissingSource | undefined {
  const text = message.slice(0, LOOKED_AT);
  return WORDINGS.find(([, wording]) => wording.test(text))?.[0];
}
