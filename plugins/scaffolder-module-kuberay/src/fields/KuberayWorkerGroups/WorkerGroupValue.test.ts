import {
  displayText,
  duplicateWorkerGroup,
  getAt,
  newWorkerGroup,
  setAt,
  type GroupPath,
} from './WorkerGroupValue';

describe('setAt', () => {
  it.each`
    what                              | before                                | path                            | value        | after
    ${'a key'}                        | ${{ name: 'a', other: 1 }}            | ${['name']}                     | ${'b'}       | ${{ name: 'b', other: 1 }}
    ${'a key deeper down'}            | ${{ image: { tag: 'a', more: 1 } }}   | ${['image', 'tag']}             | ${'b'}       | ${{ image: { tag: 'b', more: 1 } }}
    ${'a key where nothing is yet'}   | ${{}}                                 | ${['resources', 'limits', 'x']} | ${'1'}       | ${{ resources: { limits: { x: '1' } } }}
    ${'an object in place of a text'} | ${{ image: 'ray' }}                   | ${['image', 'tag']}             | ${'b'}       | ${{ image: { tag: 'b' } }}
    ${'nothing, which takes it away'} | ${{ name: 'a', gpu: 1 }}              | ${['gpu']}                      | ${undefined} | ${{ name: 'a' }}
    ${'nothing, with what is empty'}  | ${{ name: 'a', image: { tag: 'b' } }} | ${['image', 'tag']}             | ${undefined} | ${{ name: 'a' }}
    ${'nothing, with company'}        | ${{ image: { tag: 'b', x: 1 } }}      | ${['image', 'tag']}             | ${undefined} | ${{ image: { x: 1 } }}
  `('writes $what', ({ before, path, value, after }) => {
    const copy = structuredClone(before);

    expect(setAt(before, path as GroupPath, value)).toEqual(after);
    expect(before).toEqual(copy);
  });
});

describe('getAt', () => {
  it.each`
    path                  | found
    ${['image', 'tag']}   | ${'b'}
    ${['image', 'other']} | ${undefined}
    ${['gpu', 'tag']}     | ${undefined}
    ${['constructor']}    | ${undefined}
  `('finds $found at $path', ({ path, found }) => {
    expect(getAt({ image: { tag: 'b' }, gpu: 1 }, path)).toBe(found);
  });
});

describe('a new group', () => {
  it('has the generator’s defaults', () => {
    expect(newWorkerGroup([])).toEqual({
      name: 'workers',
      minReplicas: 1,
      maxReplicas: 3,
      cpu: '1',
      memory: '2Gi',
    });
  });

  it('has a name that no other group has', () => {
    expect(
      newWorkerGroup([{ name: 'workers' }, { name: 'workers-2' }]).name,
    ).toBe('workers-3');
  });

  it('made by duplication has everything but the name', () => {
    const gpu = { name: 'gpu-2', gpu: 1, unknown: { kept: true } };

    expect(duplicateWorkerGroup(gpu, [gpu, { name: 'gpu-3' }])).toEqual({
      ...gpu,
      name: 'gpu-4',
    });
  });
});

describe('displayText', () => {
  it.each`
    value         | text
    ${undefined}  | ${''}
    ${'500m'}     | ${'500m'}
    ${2}          | ${'2'}
    ${{ a: 'b' }} | ${'{"a":"b"}'}
  `('shows $value as $text', ({ value, text }) => {
    expect(displayText(value)).toBe(text);
  });
});
