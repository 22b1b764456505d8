import { Document, Scalar, visit } from 'yaml';
import { resolvePlainScalar } from './chart/yamlScalar';

/** Begins like a number, a date or a merge key in some version of YAML; `e0` is one to JavaScript's readers of 1.1. */
const NUMBER_LIKE = /^([-+.0-9~=<]|[eE][0-9_]+$)/;

/** Control characters but the line feed, and what YAML 1.1 takes for the end of a line. */
const UNPRINTABLE = /(?!\n)[\p{Cc}\u2028\u2029\ufeff\ufffe\uffff]/gu;

/** How YAML is laid out; what is left out is as in generated files. @public */
export interface ManifestLayout {
  /** Spaces for each level; 2. */
  indent?: number;
  /** Whether lists stand deeper than their key; true. */
  indentSeq?: boolean;
  /** All in one line, `{a: 1, b: [2]}`; false. */
  flow?: boolean;
  /** Spaces inside the braces of that line; false. */
  flowPadding?: boolean;
}

/**
 * An object as YAML that changes only where the object does: keys in their own order, no folded
 * lines, no anchors. Text stays text for readers of YAML 1.1 (Argo CD) and 1.2 alike.
 *
 * @public
 */
export function renderManifest(
  manifest: object,
  layout: ManifestLayout = {},
): string {
  const {
    indent = 2,
    indentSeq = true,
    flow = false,
    flowPadding = false,
  } = layout;
  const document = new Document(manifest, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_key, node) => {
      if (needsQuotes(node.value)) {
        node.type = Scalar.QUOTE_DOUBLE;
      }
    },
    Collection: (_key, node) => {
      // An empty one in block style would stand in a line of its own.
      node.flow = flow || node.items.length === 0;
    },
  });
  return document
    .toString({
      lineWidth: 0,
      indent,
      indentSeq,
      flowCollectionPadding: flowPadding,
    })
    .replace(UNPRINTABLE, escapeCharacter);
}

/** Several manifests as one file, each a document of its own. @public */
export function renderManifests(manifests: readonly object[]): string {
  return manifests.map(manifest => renderManifest(manifest)).join('---\n');
}

/** Whether some reader of YAML takes a text without quotes for something else than text. @public */
export function needsQuotes(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    (NUMBER_LIKE.test(value) ||
      value.search(UNPRINTABLE) >= 0 ||
      resolvePlainScalar(value) !== value)
  );
}

/** Only ever inside double quotes, where every one of them was put by `needsQuotes`. */
function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
