import type { ParsedNode } from 'yaml';
import { parseAllDocuments } from 'yaml';
import { nodeReader } from './nodeReader';
import type { YamlDocument, YamlProblem } from './YamlDocument';

/** What a text holds: the documents that can be read, and why others cannot. @public */
export interface YamlReading {
  documents: YamlDocument[];
  problems: YamlProblem[];
}

const HELM_TEMPLATE =
  /\{\{-?\s*(\.|\$|if|range|with|include|template|define|end|toYaml|tpl)/;

/**
 * A text as sigs.k8s.io/yaml reads it, which is how kubectl, Helm and Argo CD do: words and numbers
 * of YAML 1.1 (`y`, `on`, `007`), the last of two equal keys, merge keys. JSON is YAML too. A byte order
 * mark has to be taken off before.
 *
 * @public
 */
export function readYaml(text: string): YamlReading {
  const reading: YamlReading = { documents: [], problems: [] };
  const documents = parseAllDocuments<ParsedNode>(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  for (const document of documents) {
    const [error] = document.errors;
    if (error) {
      const [start, end] = error.pos;
      reading.problems.push({
        message: explain(error.message, text),
        range: { start, end },
      });
    } else if (
      document.contents &&
      document.contents.range[0] < document.contents.range[1]
    ) {
      const read = nodeReader(document.contents, text);
      if ('problem' in read) {
        reading.problems.push(read.problem);
      } else {
        reading.documents.push(read.document);
      }
    }
  }
  return reading;
}

function explain(message: string, text: string): string {
  // The parser calls itself for every level, and hands on what the engine says then.
  if (message.includes('call stack')) {
    return 'is nested too deeply';
  }
  return HELM_TEMPLATE.test(text)
    ? 'is a Helm template and not YAML: render it first (helm template), and check the result'
    : `is not YAML: ${message}`;
}
