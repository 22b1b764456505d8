import { refuseInput } from '../refuseInput';
import { quote } from '../rules/quote';
import { generatedNames } from './applicationSet';
import type { StackAssembly, StackDocument } from './StackAssembly';

/**
 * Two Applications of one name would be one that changes for ever.
 *
 * @throws InvalidRayStackError naming the input, if two Applications of the stack are called alike.
 */
export function refuseSharedNames({
  clusters,
  documents,
  root,
}: StackAssembly): void {
  const others = new Set(
    documents.filter(({ role }) => role !== 'cluster').flatMap(namesOf),
  );
  const own = documents
    .filter(({ role }) => role === 'cluster')
    .flatMap(namesOf);
  const shared = own.find(name => others.has(name));
  if (shared !== undefined) {
    const cluster = clusters.find(each => each.applicationName === shared);
    throw refuseInput({
      rule: 'R1',
      path: cluster?.pathOf('name') ?? 'name',
      message: `${quote(
        shared,
      )} is the name of another Application of the stack`,
      remedy: 'Choose another name',
    });
  }
  const rootName = root?.metadata.name;
  if (rootName !== undefined && [...others, ...own].includes(rootName)) {
    throw refuseInput({
      rule: 'R1',
      path: 'root.name',
      message: `${quote(rootName)} is the name of a child of the root`,
      remedy: 'Choose another name',
    });
  }
}

/** Names of the Applications that a document is or makes. */
function namesOf({ manifest }: StackDocument): string[] {
  return manifest.kind === 'ApplicationSet'
    ? generatedNames(manifest)
    : [manifest.metadata.name];
}
