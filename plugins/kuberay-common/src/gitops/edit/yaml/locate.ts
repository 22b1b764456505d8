import type { Pair, ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isNode, isScalar, isSeq, Scalar, visit } from 'yaml';
import { resolvePlainScalar } from '../../chart/yamlScalar';
import { formatPath } from '../../facts/Path';
import type { Path } from '../../facts/Path';
import { NotEditable } from './NotEditable';

/** An entry of a map, as the parser makes it. */
export type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

/** What stands at a path, and on the way there. */
export interface Located {
  node: ParsedNode | null;
  /** The map or list that holds it; undefined for the top. */
  parent?: YAMLMap<ParsedNode, ParsedNode | null> | YAMLSeq<ParsedNode>;
  /** Its entry, where the parent is a map. */
  pair?: ParsedPair;
  /** Of the entry or item in its parent. */
  index: number;
  /** What holds the parent. */
  above?: Located;
}

/**
 * Finds what stands at a path, or undefined where nothing does.
 *
 * @throws NotEditable where the way goes through an alias, a merge key or something that is repeated elsewhere.
 */
export function locate(contents: ParsedNode, path: Path): Located | undefined {
  const repeated = aliasesIn(contents);
  let located: Located = { node: contents, index: 0 };
  for (const [depth, step] of path.entries()) {
    const place = formatPath(path.slice(0, depth + 1));
    const next = descend(located, step, place);
    if (!next) {
      return undefined;
    }
    refuseRepeated(next.node, repeated, place);
    located = next;
  }
  return located;
}

function descend(
  above: Located,
  step: string | number,
  place: string,
): Located | undefined {
  const { node } = above;
  if (isSeq<ParsedNode>(node)) {
    const index = Number(step);
    const item = node.items[index];
    return item && { node: item, parent: node, index, above };
  }
  if (!isMap<ParsedNode, ParsedNode | null>(node)) {
    return undefined;
  }
  const index = node.items.findIndex(({ key }) => keyText(key) === step);
  const pair = node.items[index];
  if (!pair) {
    refuseMerged(node, place);
    return undefined;
  }
  return { node: pair.value, parent: node, pair, index, above };
}

/** The key as Argo CD reads it; undefined for one that is no scalar. */
export function keyText(key: unknown): string | undefined {
  if (!isScalar(key)) {
    return undefined;
  }
  const text = String(key.value ?? '');
  return key.type === Scalar.PLAIN ? String(resolvePlainScalar(text)) : text;
}

function aliasesIn(contents: ParsedNode): ReadonlySet<string> {
  const sources = new Set<string>();
  visit(contents, {
    Alias: (_key, alias) => {
      sources.add(alias.source);
    },
  });
  return sources;
}

function refuseRepeated(
  node: ParsedNode | null,
  repeated: ReadonlySet<string>,
  place: string,
): void {
  if (isAlias(node)) {
    throw new NotEditable(
      offsetOf(node),
      `${place} is the alias *${node.source}, so that a change would have to be made where its anchor stands and would reach every other alias of it`,
      'Write the value out in this place first',
    );
  }
  const anchor = isNode(node) && 'anchor' in node ? node.anchor : undefined;
  if (anchor !== undefined && repeated.has(anchor)) {
    throw new NotEditable(
      offsetOf(node),
      `${place} has the anchor &${anchor}, so that a change would reach every alias of it`,
      'Write the value out where the aliases stand first',
    );
  }
}

function refuseMerged(
  map: YAMLMap<ParsedNode, ParsedNode | null>,
  place: string,
): void {
  const merge = map.items.find(({ key }) => keyText(key) === '<<');
  if (merge) {
    throw new NotEditable(
      offsetOf(merge.key),
      `${place} would stand in a map with a merge key (<<), whose values may come from elsewhere`,
      'Write the merged values out in this place first',
    );
  }
}

/** Where a node begins. */
export function offsetOf(
  node: { range?: [number, number, number] | null } | null | undefined,
): number {
  return node?.range?.[0] ?? 0;
}
