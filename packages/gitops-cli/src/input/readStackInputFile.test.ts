import { readStackInputFile } from './readStackInputFile';

const read = (content: string) =>
  readStackInputFile({ name: 'in.yaml', content });

describe('readStackInputFile', () => {
  it('reads YAML and JSON, and knows where what stands', () => {
    const yaml = read('# ours\nname: ray\nhead:\n  cpu: "2"\n');
    expect(yaml.value).toEqual({ name: 'ray', head: { cpu: '2' } });
    expect(yaml.locate('head.cpu')).toEqual({ line: 4, column: 8 });
    expect(yaml.locate('head.memory')).toEqual(yaml.locate('head'));

    const json = read('{\n  "name": "ray"\n}\n');
    expect(json.value).toEqual({ name: 'ray' });
    expect(json.locate('name')).toEqual({ line: 2, column: 11 });
  });

  it.each([
    ['', /^in\.yaml:1:1: holds no input/],
    ['# nothing\n', /^in\.yaml:1:1: holds no input/],
    ['a: 1\n---\nb: 1\n', /^in\.yaml:3:1: holds several documents/],
    [
      'a: 1\nb: 2\na: 3\n',
      /^in\.yaml:3:1: "a" stands here for the second time/,
    ],
    ['a: [\n', /^in\.yaml:2:1: is not YAML/],
    ['a: *b\n', /^in\.yaml:1:/],
  ])('refuses %j and says where', (content, message) => {
    expect(() => read(content)).toThrow(message);
  });
});
