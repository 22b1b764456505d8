import { join, relative } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../pages/readPages';

/** Where the sources seem to be: packages are found from there as from any package of this repository. */
const FOLDER = join(ROOT, 'packages/documentation/src');

/**
 * What the TypeScript compiler has against sources that are in no file, with the settings of this repository.
 *
 * @param sources - by a file name without a folder, each a module of its own.
 * @returns for each name its errors, as `<line>: <message>`, the line counted from one.
 */
export function typeErrors(
  sources: Readonly<Record<string, string>>,
): Record<string, string[]> {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    ROOT,
    {
      noEmit: true,
      incremental: false,
      composite: false,
      noUnusedLocals: false,
    },
  );
  const host = ts.createCompilerHost(options);
  const virtual = new Map(
    Object.entries(sources).map(([name, text]) => [join(FOLDER, name), text]),
  );
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = path => virtual.has(path) || fileExists(path);
  host.readFile = path => virtual.get(path) ?? readFile(path);
  host.getSourceFile = (path, languageVersion, ...others) => {
    const text = virtual.get(path);
    return text === undefined
      ? getSourceFile(path, languageVersion, ...others)
      : ts.createSourceFile(path, text, languageVersion, true);
  };

  const program = ts.createProgram([...virtual.keys()], options, host);
  return Object.fromEntries(
    [...virtual.keys()].map(path => {
      const source = program.getSourceFile(path);
      return [
        relative(FOLDER, path),
        [
          ...program.getSyntacticDiagnostics(source),
          ...program.getSemanticDiagnostics(source),
        ].map(readable),
      ];
    }),
  );
}

function readable({ file, start = 0, messageText }: ts.Diagnostic): string {
  const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 1;
  return `${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
}
