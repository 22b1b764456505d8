import { insertLines } from './insertLines';

const text = 'a();\n  start();\nb();\n  start();\n';

describe('insertLines', () => {
  it('puts lines before every line of that name', () => {
    expect(
      insertLines({
        file: 'f',
        text,
        place: { before: 'start();' },
        lines: 'x();\ny();\n',
      }),
    ).toBe('a();\nx();\ny();\n  start();\nb();\nx();\ny();\n  start();\n');
  });

  it('puts lines after a line, and on top', () => {
    expect(
      insertLines({ file: 'f', text, place: { after: 'b();' }, lines: 'x();' }),
    ).toBe('a();\n  start();\nb();\nx();\n  start();\n');
    expect(
      insertLines({ file: 'f', text, place: 'top', lines: 'import;\n' }),
    ).toBe(`import;\n${text}`);
  });

  it('names the file and the line that is missing', () => {
    expect(() =>
      insertLines({
        file: 'App.tsx',
        text,
        place: { before: '</x>' },
        lines: '',
      }),
    ).toThrow(
      'App.tsx: no line is “</x>”; the template of create-app has changed',
    );
  });
});
