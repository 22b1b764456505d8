import { aClusterManifest, aGroup } from './__fixtures__/aClusterManifest';
import { seen } from './__fixtures__/seen';
import { r10Images } from './r10Images';

const image = { repository: 'r', tag: '2.52.0', pullPolicy: 'Always' };

function codes(options: object) {
  return seen(r10Images, [aClusterManifest(options)]).map(
    ([code, severity, path]) => `${severity} ${code} ${path}`,
  );
}

function group(own: unknown) {
  return codes({ groups: { b: aGroup({ image: own }) } });
}

function tagged(tag: unknown) {
  const head = { rayVersion: '2.52.0' };
  return codes({ values: { image: { ...image, tag }, head } });
}

const B = 'additionalWorkerGroups.b.image';

describe('r10Images', () => {
  it.each([image, {}, undefined, { ...image, tag: '2.52.0-py311-gpu' }])(
    'takes the image %j of a group',
    own => {
      expect(group(own)).toEqual([]);
    },
  );

  it.each([
    [
      'no tag',
      { repository: 'r', pullPolicy: 'Always' },
      [`error image-incomplete ${B}`],
    ],
    [
      'no repository',
      { tag: '2.52.0', pullPolicy: 'Always' },
      [`error image-incomplete ${B}`],
    ],
    [
      'no pullPolicy',
      { repository: 'r', tag: '2.52.0' },
      [`warning pull-policy-unset ${B}`],
    ],
    [
      'a tag only',
      { tag: '2.52.0' },
      [`error image-incomplete ${B}`, `warning pull-policy-unset ${B}`],
    ],
  ])('finds an image of a group with %s', (_title, own, found) => {
    expect(group(own)).toEqual(found);
  });

  it('looks at the image of the head, and not at a global one that nobody uses', () => {
    expect(codes({ head: { image: { ...image, tag: 'latest' } } })).toEqual([
      'warning image-tag-floating head.image.tag',
    ]);
    const values = {
      image: { ...image, tag: 'latest' },
      head: { image, rayVersion: '2.52.0' },
      worker: { image },
    };
    expect(codes({ values })).toEqual([]);
  });

  it.each(['2.52.0', '2.52.0-py311', '2.52.0.abc-gpu', '2.52.0@sha256:00'])(
    'takes the tag %s',
    tag => {
      expect(tagged(tag)).toEqual([]);
    },
  );

  it('takes a digest for the tag of an image by name@sha256', () => {
    const head = { rayVersion: '2.52.0' };
    const digest = { ...image, tag: '0'.repeat(64) };
    expect(codes({ values: { image: digest, head } })).toEqual([
      'warning ray-version-mismatch image.tag',
    ]);
    const repository = 'registry.example.com/ray@sha256';
    expect(
      codes({ values: { image: { ...digest, repository }, head } }),
    ).toEqual([]);
  });

  it.each([
    ['latest', 'warning image-tag-floating'],
    ['latest-gpu', 'warning image-tag-floating'],
    ['nightly', 'warning image-tag-floating'],
    ['nightly-py312', 'warning image-tag-floating'],
    ['', 'error image-tag-invalid'],
    [2.52, 'error image-tag-invalid'],
    ['2.53.0', 'warning ray-version-mismatch'],
    ['2.52.01', 'warning ray-version-mismatch'],
    ['team-build-7', 'warning ray-version-mismatch'],
  ])('finds the tag %j', (tag, found) => {
    expect(tagged(tag)).toEqual([`${found} image.tag`]);
  });

  it.each([
    [undefined, 'warning ray-version-unset'],
    ['2.52', 'error ray-version-invalid'],
    [2.52, 'error ray-version-invalid'],
    ['latest', 'error ray-version-invalid'],
    ['v2.52.0', 'error ray-version-invalid'],
  ])('finds rayVersion %j', (rayVersion, found) => {
    expect(codes({ head: { rayVersion } })).toEqual([
      `${found} head.rayVersion`,
    ]);
  });

  it('says that quotes do not help against a number', () => {
    const [found] = seen(r10Images, [
      aClusterManifest({ head: { rayVersion: '2.50' } }),
    ]);
    expect(found?.[3]).toBe(
      '"2.50" is not a version X.Y.Z, and the chart makes a number of it, quoted or not',
    );
  });
});
