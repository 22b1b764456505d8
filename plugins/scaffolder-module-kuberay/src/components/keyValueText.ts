/** What lines of text say, as a record. */
export interface ParsedKeyValues {
  record: Record<string, string>;
  /** Keys that stand there more than once; the last one counts. */
  duplicates: string[];
}

/** `key: value` lines → record. A line without a colon is a key without a value; `=` between the two is taken as well. */
export function parseKeyValues(text: string): ParsedKeyValues {
  const record: Record<string, string> = {};
  const duplicates = new Set<string>();
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '') {
      const [, key, value = ''] =
        /^([^:=]*?)\s*(?:[:=]\s*(.*))?$/s.exec(trimmed) ?? [];
      if (Object.hasOwn(record, key)) {
        duplicates.add(key);
      }
      // Not `record[key] =`: with the key __proto__ that writes nothing.
      Object.defineProperty(record, key, {
        value,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
  }
  return { record, duplicates: [...duplicates] };
}

/** The lines that {@link parseKeyValues} reads back. */
export function formatKeyValues(record: Record<string, unknown>): string {
  return Object.entries(record)
    .map(
      ([key, value]) =>
        `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    .join('\n');
}

/** Whether a record can be written as lines and read back unchanged. */
export function isEditableAsLines(record: Record<string, unknown>): boolean {
  const { record: read } = parseKeyValues(formatKeyValues(record));
  const entries = Object.entries(record);
  return (
    entries.length === Object.keys(read).length &&
    entries.every(
      ([key, value]) => Object.hasOwn(read, key) && read[key] === value,
    )
  );
}
