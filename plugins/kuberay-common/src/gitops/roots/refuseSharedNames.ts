import { refuseInput } from '../refuseInput';
import { quote } from '../rules/quote';
import type { StackAssembly } from './StackAssembly';

/**
 * Two Applications of one name would be one that changes for ever.
 *
 * @throws InvalidRayStackError naming the input, if two objects of the stack are called alike.
 */
export function refuseSharedNames({ documents, root }: StackAssembly): void {
  const names = documents.map(({ role, manifest: { kind, metadata } }) => ({
    role,
    text: `${kind} ${metadata.name}`,
    name: metadata.name,
  }));
  const shared = names.find(
    ({ role, text }) =>
      role === 'cluster' &&
      names.some(other => other.role !== role && other.text === text),
  );
  if (shared) {
    throw refuseInput({
      rule: 'R1',
      path: 'name',
      message: `${quote(
        shared.name,
      )} is the name of another Application of the stack`,
      remedy: 'Choose another name',
    });
  }
  const rootName = root?.metadata.name;
  if (names.some(({ name }) => name === rootName)) {
    throw refuseInput({
      rule: 'R1',
      path: 'root.name',
      message: `${quote(rootName)} is the name of a child of the root`,
      remedy: 'Choose another name',
    });
  }
}
