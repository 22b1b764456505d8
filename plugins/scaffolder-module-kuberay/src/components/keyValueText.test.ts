import {
  formatKeyValues,
  isEditableAsLines,
  parseKeyValues,
} from './keyValueText';

describe('parseKeyValues', () => {
  it.each`
    text                                     | record
    ${''}                                    | ${{}}
    ${'pool: gpu'}                           | ${{ pool: 'gpu' }}
    ${'pool=gpu'}                            | ${{ pool: 'gpu' }}
    ${' a : b \n\n  c:d'}                    | ${{ a: 'b', c: 'd' }}
    ${'nvidia.com/gpu: 1'}                   | ${{ 'nvidia.com/gpu': '1' }}
    ${'url: http://ray.example.org:80/?a=b'} | ${{ url: 'http://ray.example.org:80/?a=b' }}
    ${'half'}                                | ${{ half: '' }}
  `('reads $text', ({ text, record }) => {
    expect(parseKeyValues(text)).toEqual({ record, duplicates: [] });
  });

  it('tells which key stands there twice, and takes the last', () => {
    expect(parseKeyValues('a: 1\nb: 2\na: 3')).toEqual({
      record: { a: '3', b: '2' },
      duplicates: ['a'],
    });
  });

  it('keeps a key that means something to JavaScript', () => {
    expect(Object.entries(parseKeyValues('__proto__: 1').record)).toEqual([
      ['__proto__', '1'],
    ]);
  });
});

describe('isEditableAsLines', () => {
  it.each`
    record                   | editable
    ${{}}                    | ${true}
    ${{ a: 'b', c: '' }}     | ${true}
    ${{ a: '{"b": "c:d"}' }} | ${true}
    ${{ a: ' b' }}           | ${false}
    ${{ a: 'b\nc: d' }}      | ${false}
    ${{ a: 1 }}              | ${false}
    ${{ 'a=b': 'c' }}        | ${false}
  `('says $editable of $record', ({ record, editable }) => {
    expect(isEditableAsLines(record)).toBe(editable);
    expect(
      JSON.stringify(parseKeyValues(formatKeyValues(record)).record) ===
        JSON.stringify(record),
    ).toBe(editable);
  });
});
