/** Texts that many records share: images, nodes, groups, reasons, times. */
const shared = new Map<string, string>();

/** Beyond so many, what is shared is forgotten and collected anew. */
const MAX_SHARED = 50_000;

/** A long text is a message, and rarely said twice. */
const MAX_LENGTH = 200;

/** The fields of a record that no other record has. */
const OWN_FIELDS: ReadonlySet<string> = new Set(['name', 'uid']);

/**
 * The same record; each of its texts that other records have, too, is one text in memory from now on. Changes the
 * record in place: call it before anybody else has it. 100,000 pods of one image keep it once.
 */
export function internText<TRecord extends object>(
  record: TRecord | undefined,
): TRecord | undefined {
  if (!record) {
    return undefined;
  }
  for (const [key, value] of Object.entries(record)) {
    if (
      typeof value === 'string' &&
      value.length <= MAX_LENGTH &&
      !OWN_FIELDS.has(key)
    ) {
      Reflect.set(record, key, sharedText(value));
    }
  }
  return record;
}

function sharedText(text: string): string {
  const known = shared.get(text);
  if (known !== undefined) {
    return known;
  }
  if (shared.size >= MAX_SHARED) {
    shared.clear();
  }
  shared.set(text, text);
  return text;
}
