/** One worker group of a file that a test writes. */
export interface WrittenGroup {
  name: string;
  replicas: number;
  minReplicas: number;
  maxReplicas: number;
  /** Whether it stands in braces. */
  flow: boolean;
  /** Around its numbers. */
  quote: '' | "'" | '"';
  commented: boolean;
}

/** A place among the additional groups; a removed one leaves its blank line. */
export interface WrittenSlot {
  group?: WrittenGroup;
  /** A group that the edit itself wrote, line by line from its key on. */
  added?: readonly string[];
  blankAfter: boolean;
}

/** Everything that a file says. */
export interface WrittenModel {
  worker: WrittenGroup;
  slots: readonly WrittenSlot[];
  tag: string;
  rayVersion: string;
  chart: string;
  /** Names behind the JSON pointers, in the order of the list; undefined for one that the edit added. */
  pointers: readonly (string | undefined)[];
}

/** Everything that a file says nothing by. */
export interface WrittenStyle {
  indent: 2 | 4;
  lineEnd: '\n' | '\r\n';
  /** Whether the last line has a line end. */
  ended: boolean;
  /** Whether the values are a literal text. */
  literal: boolean;
  quote: '' | "'" | '"';
  comment: string;
  documentBefore: boolean;
  documentAfter: boolean;
}

/** The file of a RayCluster in one of the many ways in which people write it. */
export function writeFile(model: WrittenModel, style: WrittenStyle): string {
  const { comment, documentAfter, documentBefore, ended, lineEnd } = style;
  const quoted = (text: string) => `${style.quote}${text}${style.quote}`;
  const inner = indented(valuesLines(model, style), style, 4);
  const lines = [
    ...(documentBefore ? ['a: &x {b: "1"} # worker', 'c: *x', '---'] : []),
    `# ${comment}`,
    'apiVersion: argoproj.io/v1alpha1',
    'kind: Application',
    'metadata: {name: ray, namespace: argocd}',
    'spec:',
    ...indented(
      [
        'destination: {server: https://kubernetes.default.svc, namespace: ray}',
        'source:',
        ...indented(
          [
            'chart: ray-cluster',
            `targetRevision: ${quoted(model.chart)} # ${comment}`,
            'helm:',
          ],
          style,
          1,
        ),
      ],
      style,
      1,
    ),
    ...indented([style.literal ? 'values: |' : 'valuesObject:'], style, 3),
    ...inner,
    ...indented(
      [
        'ignoreDifferences:',
        ' - group: ray.io',
        '   kind: RayCluster',
        '   jsonPointers:',
        ...model.pointers.map(
          (name, index) =>
            `   - ${quoted(`/spec/workerGroupSpecs/${index}/replicas`)}${
              name === undefined ? '' : ` # ${name}`
            }`,
        ),
        'project: default',
      ],
      style,
      1,
    ),
    ...(documentAfter ? ['...', '---', '# worker: no', 'x: [1,', ' 2]'] : []),
  ];
  return lines.join(lineEnd) + (ended ? lineEnd : '');
}

function valuesLines(model: WrittenModel, style: WrittenStyle): string[] {
  const { comment, quote } = style;
  const quoted = (text: string) => `${quote}${text}${quote}`;
  const slots = model.slots.flatMap(slot => [
    ...(slot.added ?? []),
    ...(slot.group ? groupLines(slot.group, style) : []),
    ...(slot.blankAfter ? [''] : []),
  ]);
  const empty = model.slots.every(({ added, group }) => !added && !group);
  return [
    `image: {repository: docker.io/rayproject/ray, tag: ${quoted(
      model.tag,
    )}, pullPolicy: IfNotPresent} # ${comment}`,
    '',
    'head:',
    ...indented(
      [
        `rayVersion: ${quoted(model.rayVersion)}   # ${comment}`,
        'enableInTreeAutoscaling: true',
      ],
      style,
      1,
    ),
    'worker:',
    ...indented([`# ${comment}`, `groupName: ${model.worker.name}`], style, 1),
    ...indented(countLines(model.worker), style, 1),
    `additionalWorkerGroups:${empty ? ' {}' : ''} # ${comment}`,
    ...indented(slots, style, 1),
    `fullnameOverride: "" # ${comment}`,
  ];
}

function groupLines(group: WrittenGroup, style: WrittenStyle): string[] {
  const above = group.commented
    ? [`# about ${group.name}: ${style.comment}`]
    : [];
  return group.flow
    ? [
        ...above,
        `${group.name}: { ${counts(group).join(', ')} } # ${style.comment}`,
      ]
    : [
        ...above,
        `${group.name}: # ${style.comment}`,
        ...indented(countLines(group), style, 1),
      ];
}

function countLines(group: WrittenGroup): string[] {
  return group.commented
    ? [...counts(group).map(line => `${line} # why`), '# and no more']
    : counts(group);
}

function counts(group: WrittenGroup): string[] {
  const { quote } = group;
  return (['maxReplicas', 'replicas', 'minReplicas'] as const).map(
    field => `${field}: ${quote}${group[field]}${quote}`,
  );
}

/** Blank lines stay blank. */
function indented(
  lines: readonly string[],
  style: WrittenStyle,
  levels: number,
): string[] {
  const spaces = ' '.repeat(style.indent * levels);
  return lines.map(line => (line === '' ? line : spaces + line));
}
