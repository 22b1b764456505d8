import { renderRayCluster } from '../chart/renderRayCluster';
import { ChartError } from '../chart/ChartError';
import { findChartVersion } from '../chart/chartVersions';
import type { ApplicationFacts } from '../facts/ApplicationFacts';
import type { ClusterFacts } from '../facts/ClusterFacts';
import { isTemplated } from '../facts/isTemplated';
import type { Path } from '../facts/Path';
import { formatPath, textAt } from '../facts/Path';
import type { ManifestFile } from '../RayStack';
import type { RuleFinding } from '../rules/RuleFinding';
import type { EditedApplication } from './EditedRayCluster';
import { EditRefusedError } from './EditRefusedError';
import { FileEdits, inFile } from './FileEdits';
import type { FilePart } from './FileEdits';
import type { ApplicationDocument, FoundApplications } from './findApplication';
import { findApplication, findApplications } from './findApplication';
import { readEditable } from './yaml/EditableText';
import { locate } from './yaml/locate';
import { TextLines } from './yaml/TextLines';
import type { YamlEdit } from './yaml/YamlEdit';

/** One RayCluster's Application in its files, while it is being changed. */
export class RayClusterFiles {
  /** One sentence for each thing changed. */
  readonly changes: string[] = [];
  readonly findings: RuleFinding[] = [];

  private constructor(
    private readonly application: EditedApplication,
    readonly edits: FileEdits,
    private found: ApplicationDocument,
  ) {}

  /**
   * @throws EditRefusedError where the Application is not found, does not bring a RayCluster by a known
   * chart, or has values that are not known or that Helm refuses.
   */
  static open(
    files: readonly ManifestFile[],
    application: EditedApplication,
    found: FoundApplications,
  ): RayClusterFiles {
    const opened = new RayClusterFiles(
      application,
      new FileEdits(files),
      findApplication(found, application),
    );
    opened.requireCluster();
    opened.refuseUnknownValues();
    opened.refuseByHelm('as they are');
    return opened;
  }

  get facts(): ApplicationFacts {
    return this.found.facts;
  }

  get cluster(): ClusterFacts {
    return this.requireCluster();
  }

  /** Version of the chart; known here. */
  get chart(): string {
    return this.cluster.release.chart ?? '';
  }

  /** The document with the Application. */
  part(): FilePart {
    return { file: this.found.file, document: this.found.document };
  }

  /** Changes the Application itself; the path begins at its manifest. */
  editManifest(edit: YamlEdit): void {
    const path = [...this.facts.base, ...edit.path];
    this.edit(this.part(), { ...edit, path });
  }

  /** Changes a part of a file, and reads the Application again. */
  edit(part: FilePart, edit: YamlEdit): void {
    this.edits.edit(part, edit);
    const path = this.found.file;
    const content = this.edits.content(path) ?? '';
    this.found = findApplication(
      findApplications([{ path, content }], other => this.edits.content(other)),
      this.application,
    );
  }

  /** A refusal that names the file, and the line of a place in the manifest. */
  refusal(reason: string, remedy: string, path: Path = []): EditRefusedError {
    const { file, document } = this.found;
    return new EditRefusedError({
      file,
      line: this.lineOf(document, [...this.facts.base, ...path]),
      reason,
      remedy,
    });
  }

  /** @throws EditRefusedError where Helm would fail. */
  refuseByHelm(when: string): void {
    const { chart, namespace, own, release } = this.cluster.release;
    if (JSON.stringify(own).includes('{{')) {
      return;
    }
    try {
      renderRayCluster({
        chart: chart ?? '',
        release: isTemplated(release) ? 'templated' : release,
        namespace: namespace ?? 'default',
        values: own,
      });
    } catch (error) {
      if (error instanceof ChartError) {
        throw this.refusal(
          `Helm refuses the values ${when}: ${error.message}`,
          'Correct the values first',
          this.cluster.release.source.path,
        );
      }
      throw error;
    }
  }

  private requireCluster(): ClusterFacts {
    const { cluster, name, sources } = this.facts;
    if (!cluster) {
      throw this.refusal(
        `Application ${name} does not use chart ray-cluster but ${
          sources
            .map(({ chart, folder }) => chart ?? folder)
            .filter(Boolean)
            .join(', ') || 'no chart'
        }`,
        'Name the Application of a RayCluster',
        ['spec'],
      );
    }
    if (this.facts.furtherClusters.length > 0) {
      throw this.refusal(
        `Application ${name} brings several RayClusters by chart ray-cluster`,
        'Edit the file by hand, or give each RayCluster an Application of its own first',
        ['spec', 'sources'],
      );
    }
    const { chart, source } = cluster.release;
    const revision = [...source.path, 'targetRevision'];
    try {
      findChartVersion(chart ?? '');
    } catch (error) {
      if (error instanceof ChartError) {
        throw this.refusal(
          `what the values mean depends on the version of the chart, and ${error.message}`,
          'Edit the file by hand, or move to a known version by hand first',
          revision,
        );
      }
      throw error;
    }
    return cluster;
  }

  private refuseUnknownValues(): void {
    const { problems, complete, layers, source } = this.cluster.release;
    const [problem] = problems;
    if (problem) {
      throw this.refusal(
        `${formatPath(problem.path)}: ${problem.message}`,
        'Give the file along, or write the values into the Application',
        problem.path,
      );
    }
    if (!complete) {
      throw this.refusal(
        'an ApplicationSet fills in where the values come from',
        'Change the values where its generator gets them from',
        [...source.path, 'helm'],
      );
    }
    for (const { place } of layers) {
      const entry = textAt(this.facts.manifest, place.path);
      if (place.kind === 'file' && !entry?.startsWith('$')) {
        throw this.refusal(
          `${formatPath(place.path)} is a file inside the chart's package`,
          'Take values from this repository by a second source and $ref',
          place.path,
        );
      }
    }
    if (textAt(this.facts.applicationSet, ['spec', 'templatePatch'])) {
      throw this.refusal(
        'the ApplicationSet has a templatePatch, which may put other values over these',
        'Edit the file by hand',
      );
    }
  }

  private lineOf(document: number, path: Path): number | undefined {
    const content = this.edits.content(this.found.file) ?? '';
    const { contents } = inFile(
      this.found.file,
      content,
      () => readEditable(content)[document],
    ) ?? { contents: null };
    for (let length = path.length; contents && length >= 0; length -= 1) {
      const located = inFile(this.found.file, content, () =>
        locate(contents, path.slice(0, length)),
      );
      const node = located?.pair?.key ?? located?.node;
      if (node) {
        return new TextLines(content).lineOf(node.range[0]) + 1;
      }
    }
    return undefined;
  }
}
