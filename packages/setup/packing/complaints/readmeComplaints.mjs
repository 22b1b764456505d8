import { posix } from 'node:path';

const LINK = /(!?)\[[^\]]*\]\(([^)\s#]+)(#[^)\s]*)?\)/g;

/**
 * Links and pictures of a packed README that the registry's page could not show.
 *
 * npm resolves a relative one by `repository.directory`, so it has to be in the checkout; an address of our own
 * repository likewise.
 *
 * @param packed `{folder, manifest, files}`
 * @param repositoryFiles paths of everything in the checkout
 * @returns sentences that name the link
 */
export function readmeComplaints({ folder, manifest, files }, repositoryFiles) {
  const readme = files.get('README.md')?.toString() ?? '';
  const own = `${repositoryAddress(manifest)}/blob/main/`;
  const links = [...readme.matchAll(LINK)].map(([, mark, target]) => ({
    isPicture: mark === '!',
    target,
  }));
  const complaints = links.flatMap(({ target }) => {
    if (target.startsWith(own)) {
      return repositoryFiles.has(target.slice(own.length))
        ? []
        : [`README.md: ${target} leads to nothing`];
    }
    if (/^[a-z]+:/.test(target)) {
      return [];
    }
    return repositoryFiles.has(posix.join(folder, target))
      ? []
      : [`README.md: ${target} leads to nothing`];
  });
  if (
    manifest.backstage?.role?.startsWith('frontend-') &&
    !links.some(({ isPicture }) => isPicture)
  ) {
    complaints.push('README.md: shows no picture of what one sees');
  }
  return complaints;
}

function repositoryAddress({ repository }) {
  return (repository?.url ?? '').replace(/^git\+/, '').replace(/\.git$/, '');
}
