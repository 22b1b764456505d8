import type { ReportRow } from './Report';

const WIDTHS = { stage: 24, expected: 48, seen: 56 };

/** The report as a table for a terminal: a stage is named on its first line, long texts go on below. */
export function formatTable(rows: readonly ReportRow[]): string {
  const lines = rows.flatMap((row, index) => {
    const stage = rows[index - 1]?.stage === row.stage ? '' : row.stage;
    const cells = [
      wrap(stage, WIDTHS.stage),
      wrap(row.expected, WIDTHS.expected),
      wrap(row.seen === row.expected ? '(as expected)' : row.seen, WIDTHS.seen),
    ];
    const height = Math.max(...cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) =>
      formatLine(
        cells.map(cell => cell[line] ?? ''),
        line === 0 ? row.result : '',
        line === 0 ? `${row.seconds.toFixed(1)} s` : '',
      ),
    );
  });
  const title = formatLine(['Stage', 'Expected', 'Seen'], 'Result', 'Time');
  return [title, '-'.repeat(title.length), ...lines].join('\n');
}

function formatLine(cells: string[], result: string, time: string): string {
  const [stage, expected, seen] = cells;
  return [
    stage.padEnd(WIDTHS.stage),
    expected.padEnd(WIDTHS.expected),
    seen.padEnd(WIDTHS.seen),
    result.padEnd(7),
    time.padStart(8),
  ]
    .join('  ')
    .trimEnd();
}

/** At spaces; a word that is too long is cut. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length > width) {
      lines.push(line);
      line = '';
    }
    while (rest.length > width) {
      lines.push(rest.slice(0, width));
      rest = rest.slice(width);
    }
    line = line === '' ? rest : `${line} ${rest}`;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}
