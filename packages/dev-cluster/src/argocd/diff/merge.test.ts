import { reduceToShape, threeWayMergePatch } from './merge';

describe('threeWayMergePatch', () => {
  const git = { a: 1, list: [{ n: 1 }, { n: 2 }] };

  it.each([
    ['nothing when live has it all', git, git, { ...git, more: true }, {}],
    ['a changed field', git, { ...git, a: 2 }, git, { a: 2 }],
    [
      'a list that differs anywhere, whole',
      git,
      git,
      { a: 1, list: [{ n: 5 }, { n: 2 }] },
      { list: git.list },
    ],
    [
      'a list in which live has more, whole',
      git,
      git,
      { a: 1, list: [{ n: 1, added: true }, { n: 2 }] },
      { list: git.list },
    ],
    ['the end of a field that Git dropped', git, { a: 1 }, git, { list: null }],
    ['nothing for a dropped field that is gone', git, { a: 1 }, { a: 1 }, {}],
    ['nothing for a field that Git never had', { a: 1 }, { a: 1 }, git, {}],
    [
      'only what differs of a map',
      { map: { x: 1, y: 1 } },
      { map: { x: 1, y: 2 } },
      { map: { x: 1, y: 1, z: 1 } },
      { map: { y: 2 } },
    ],
    [
      'the end of a field inside a map',
      { map: { x: 1, y: 1 } },
      { map: { x: 1 } },
      { map: { x: 1, y: 1 } },
      { map: { y: null } },
    ],
  ])('writes %s', (_, lastApplied, target, live, patch) => {
    expect(threeWayMergePatch({ lastApplied, target, live })).toEqual(patch);
  });
});

it('reduces live to the fields of a shape, lists by index, and keeps elements beyond its end', () => {
  expect(
    reduceToShape(
      {
        a: 1,
        b: 1,
        list: [
          { x: 1, y: 1 },
          { x: 2, y: 2 },
        ],
      },
      { a: 0, list: [{ x: 0 }] },
    ),
  ).toEqual({ a: 1, list: [{ x: 1 }, { x: 2, y: 2 }] });
});
