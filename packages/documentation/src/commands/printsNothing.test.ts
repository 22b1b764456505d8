import { printsNothing } from './printsNothing';

describe('printsNothing', () => {
  it('tells an empty path, no object, and a column without a value from what has some', () => {
    expect(
      [
        '',
        ' \n',
        'No resources found in ray namespace.\n',
        'NAME   PRUNE\na      <none>\nb      <none>\n',
        'NAME   PRUNE\na      <none>\nb      true\n',
        'Healthy \n',
        '["ml-batch"]',
      ].map(printsNothing),
    ).toEqual([true, true, true, true, false, false, false]);
  });
});
