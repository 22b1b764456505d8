import { relative } from 'node:path';
import ts from 'typescript';

/**
 * Errors in the declarations of unpacked packages, as a portal with `skipLibCheck: false` would see them.
 *
 * @param unpacked folder with a `node_modules` that holds the packages
 * @param specifiers every entry point, as one imports it
 * @returns by way of resolution (`bundler`, and `node10`, which older tsconfigs still have): the compiler's sentences
 */
export function typeComplaints(unpacked, specifiers) {
  return [
    ['bundler', ts.ModuleResolutionKind.Bundler],
    ['node10', ts.ModuleResolutionKind.Node10],
  ].flatMap(([way, moduleResolution]) =>
    check(unpacked, specifiers, moduleResolution).map(
      complaint => `with moduleResolution ${way}: ${complaint}`,
    ),
  );
}

function check(unpacked, specifiers, moduleResolution) {
  const consumer = `${unpacked}/consumer.ts`;
  const text = specifiers
    .map(
      (name, index) =>
        `import * as entry${index} from '${name}';\nexport { entry${index} };\n`,
    )
    .join('');
  const options = {
    moduleResolution,
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    jsx: ts.JsxEmit.ReactJSX,
    strict: true,
    esModuleInterop: true,
    noEmit: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = file => file === consumer || fileExists.call(host, file);
  host.getSourceFile = (file, ...rest) =>
    file === consumer
      ? ts.createSourceFile(file, text, options.target)
      : getSourceFile.call(host, file, ...rest);
  const program = ts.createProgram([consumer], options, host);
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(`${unpacked}/`))
    .flatMap(file => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ])
    .map(({ file, messageText }) => {
      const place =
        file.fileName === consumer
          ? 'whoever imports them all'
          : relative(`${unpacked}/node_modules`, file.fileName);
      const words = ts.flattenDiagnosticMessageText(messageText, ' ');
      return `${place}: ${words.replace(/\s+/g, ' ')}`;
    });
}
