import { anchorsOf, brokenLinks } from './links';
import { readPages, ROOT, type Page } from './readPages';

function aPage(file: string, markdown: string): Page {
  return { file, markdown, snippets: [] };
}

describe('anchorsOf', () => {
  it('names headings as GitHub does', () => {
    const markdown = [
      '# Write a stack: `render`',
      '## 3. Access to the clusters',
      "## What's in it?",
      '## Kept',
      '## Kept',
      'no heading',
    ].join('\n\n');
    expect([...anchorsOf(markdown)]).toEqual([
      'write-a-stack-render',
      '3-access-to-the-clusters',
      'whats-in-it',
      'kept',
      'kept-1',
    ]);
  });
});

describe('brokenLinks', () => {
  const there = aPage('docs/using.md', '# Using\n\n## Fleet\n');
  const broken = (markdown: string) => {
    const page = aPage('docs/page.md', markdown);
    return brokenLinks(
      page,
      new Map([page, there].map(each => [each.file, each])),
      ROOT,
    );
  };

  it('has nothing against what is there, here or on the web', () => {
    expect(
      broken(
        [
          '# Top',
          '[a](using.md#fleet) [b](#top) [c](../README.md) ![d](images/fleet-light.png) [e](../templates)',
          '[f](https://github.com/kuberay-backstage/kuberay-backstage/blob/main/docs/using.md#fleet)',
          '[g](https://example.org/nowhere#fleet) <mailto:a@example.org>',
        ].join('\n\n'),
      ),
    ).toEqual([]);
  });

  it('names what is not there', () => {
    expect(
      broken(
        [
          '[a](used.md)',
          '[b](using.md#flight)',
          '![c](images/none.png)',
          '[d](https://github.com/kuberay-backstage/kuberay-backstage/blob/main/docs/used.md)',
          '| a |\n| --- |\n| [e](#down) |',
          '[f](../../elsewhere.md)',
          '```yaml\ntarget: https://github.com/kuberay-backstage/kuberay-backstage/blob/main/templates/a.yaml\n```',
        ].join('\n\n'),
      ),
    ).toEqual([
      'docs/page.md:1: used.md leads to docs/used.md, which is not there',
      'docs/page.md:3: using.md#flight names a heading that docs/using.md does not have',
      'docs/page.md:5: images/none.png leads to docs/images/none.png, which is not there',
      'docs/page.md:7: https://github.com/kuberay-backstage/kuberay-backstage/blob/main/docs/used.md leads to docs/used.md, which is not there',
      'docs/page.md:11: #down names a heading that docs/page.md does not have',
      'docs/page.md:13: ../../elsewhere.md leads to ../elsewhere.md, which is not there',
      'docs/page.md:15: https://github.com/kuberay-backstage/kuberay-backstage/blob/main/templates/a.yaml leads to templates/a.yaml, which is not there',
    ]);
  });
});

describe('the pages', () => {
  const pages = readPages();
  const byFile = new Map(pages.map(page => [page.file, page]));

  it.each(pages.map(page => [page.file, page] as const))(
    '%s leads nowhere that is not there',
    (_, page) => {
      expect(brokenLinks(page, byFile, ROOT)).toEqual([]);
    },
  );

  it('of docs are all in the index of the README', () => {
    const { markdown = '' } = byFile.get('README.md') ?? {};
    const docs = [...byFile.keys()].filter(file => file.startsWith('docs/'));
    expect(docs.filter(file => !markdown.includes(`](${file})`))).toEqual([]);
  });
});
