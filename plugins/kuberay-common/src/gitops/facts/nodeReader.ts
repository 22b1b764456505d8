import type { ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, Scalar as ScalarNode } from 'yaml';
import { resolvePlainScalar } from '../chart/yamlScalar';
import type { TextRange } from './TextRange';
import { UnreadableNode } from './UnreadableNode';
import type {
  DuplicateKey,
  ScalarSource,
  YamlDocument,
  YamlProblem,
} from './YamlDocument';

/** What aliases may make of a document, in nodes. */
const MOST_NODES = 1_000_000;

interface Entry {
  /** Where it is told about: a scalar itself, a collection by its key. */
  range: TextRange;
  scalar?: ScalarSource;
}

interface Read {
  value: unknown;
  nodes: number;
  entry: Entry;
}

class NodeReader {
  private readonly anchors = new Map<string, Read>();
  private readonly places = new WeakMap<object, Map<string, Entry>>();
  private readonly duplicateKeys: DuplicateKey[] = [];

  document(top: Read): YamlDocument {
    const entryAt = (path: readonly (string | number)[], exact: boolean) => {
      let entry: Entry | undefined = top.entry;
      let value = top.value;
      for (const step of path) {
        const places = isObject(value) ? this.places.get(value) : undefined;
        const next: Entry | undefined = places?.get(String(step));
        if (!next) {
          return exact ? undefined : entry;
        }
        entry = next;
        value = (value as Record<string, unknown>)[step];
      }
      return entry;
    };
    return {
      value: top.value,
      duplicateKeys: this.duplicateKeys,
      rangeOf: path => entryAt(path, false)?.range ?? top.entry.range,
      scalarAt: path => entryAt(path, true)?.scalar,
    };
  }

  read(node: unknown): Read {
    const read = this.readNode(node);
    if (read.nodes > MOST_NODES) {
      throw new UnreadableNode('grows too large by its aliases', rangeOf(node));
    }
    const anchor = isAlias(node)
      ? undefined
      : (node as ParsedNode | null)?.anchor;
    if (anchor !== undefined) {
      this.anchors.set(anchor, read);
    }
    return read;
  }

  private readNode(node: unknown): Read {
    if (isAlias(node)) {
      const target = this.anchors.get(node.source);
      if (!target) {
        throw new UnreadableNode(
          `uses the alias *${node.source}, which no anchor before it defines`,
          rangeOf(node),
        );
      }
      return { ...target, entry: { ...target.entry, range: rangeOf(node) } };
    }
    if (isMap(node)) {
      return this.readMap(node as YAMLMap);
    }
    if (isSeq(node)) {
      return this.readList(node as YAMLSeq);
    }
    const range = rangeOf(node);
    return {
      value: isScalar(node) ? readScalar(node) : null,
      nodes: 1,
      entry: {
        range,
        ...(isScalar(node) && {
          scalar: { range, literal: node.type === ScalarNode.BLOCK_LITERAL },
        }),
      },
    };
  }

  private readList(node: YAMLSeq): Read {
    const items = node.items.map(item => this.read(item));
    const value = items.map(item => item.value);
    this.places.set(
      value,
      new Map(items.map((item, index) => [String(index), item.entry])),
    );
    return { value, nodes: total(items), entry: { range: rangeOf(node) } };
  }

  private readMap(node: YAMLMap): Read {
    const values = new Map<string, unknown>();
    const places = new Map<string, Entry>();
    const merged: Read[] = [];
    const reads: Read[] = [];
    for (const { key, value } of node.items) {
      if (isMergeKey(key)) {
        merged.push(...this.readMerged(value));
        continue;
      }
      const name = this.readKey(key);
      const read = this.read(value);
      const keyRange = rangeOf(key);
      if (values.has(name)) {
        this.duplicateKeys.push({ key: name, range: keyRange });
      }
      reads.push(read);
      values.set(name, read.value);
      places.set(name, {
        ...read.entry,
        range:
          isObject(read.value) || read.value === null
            ? keyRange
            : read.entry.range,
      });
    }
    for (const read of merged) {
      const mergedPlaces = this.places.get(read.value as object);
      for (const [name, value] of Object.entries(read.value as object)) {
        const place = mergedPlaces?.get(name);
        if (!values.has(name) && place) {
          values.set(name, value);
          places.set(name, place);
        }
      }
    }
    const value = Object.fromEntries(values);
    this.places.set(value, places);
    return {
      value,
      nodes: total([...reads, ...merged]),
      entry: { range: rangeOf(node) },
    };
  }

  /** The maps under `<<`, the first one wins. */
  private readMerged(node: unknown): Read[] {
    const read = this.read(node);
    const maps = isSeq(node) ? node.items.map(item => this.read(item)) : [read];
    if (maps.some(({ value }) => !isObject(value) || Array.isArray(value))) {
      throw new UnreadableNode(
        'merges something that is no map',
        rangeOf(node),
      );
    }
    return maps;
  }

  private readKey(node: unknown): string {
    const { value } = this.read(node);
    if (isObject(value)) {
      throw new UnreadableNode('has a map or list as a key', rangeOf(node));
    }
    return String(value);
  }
}

function isMergeKey(node: unknown): boolean {
  return (
    isScalar(node) && node.value === '<<' && node.type === ScalarNode.PLAIN
  );
}

function readScalar(node: Scalar): unknown {
  const text = String(node.value ?? '');
  return node.type === ScalarNode.PLAIN && node.tag !== 'tag:yaml.org,2002:str'
    ? resolvePlainScalar(text)
    : text;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function total(reads: readonly Read[]): number {
  return reads.reduce((sum, { nodes }) => sum + nodes, 1);
}

function rangeOf(node: unknown): TextRange {
  const [start, end] = (node as ParsedNode | null)?.range ?? [0, 0];
  return { start, end };
}

/** Nodes → plain data that remembers where its parts stand. */
export function nodeReader(
  contents: ParsedNode,
  text: string,
): { document: YamlDocument } | { problem: YamlProblem } {
  const reader = new NodeReader();
  try {
    const top = reader.read(contents);
    return { document: reader.document(top) };
  } catch (error) {
    if (error instanceof UnreadableNode) {
      return { problem: { message: error.message, range: error.range } };
    }
    // One call for every level, as in the parser.
    if (error instanceof RangeError) {
      return {
        problem: {
          message: 'is nested too deeply',
          range: { start: 0, end: text.length },
        },
      };
    }
    throw error;
  }
}
