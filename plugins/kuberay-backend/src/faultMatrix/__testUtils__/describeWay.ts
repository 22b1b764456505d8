/* eslint-disable jest/no-export, jest/expect-expect -- three test files share one body; runCell expects */
import type { Way } from './faultMatrix';
import { allCells } from './faultMatrix';
import { MatrixCluster } from './MatrixCluster';
import type { Scene } from './runCell';
import { runCell } from './runCell';

/** How a way reaches the cluster. */
export type Connected = Pick<Scene, 'fill' | 'renewToken'>;

/** Runs every cell of one way that can occur, each as a test of its own on the same development cluster. */
export function describeWay(
  way: Way,
  connect: (cluster: MatrixCluster) => Promise<Connected>,
): void {
  const cells = allCells().filter(
    cell => cell.way === way && cell.outcome.outcome !== 'impossible',
  );

  describe(`faults by the way of: ${way}`, () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    let cluster: MatrixCluster | undefined;
    let scene: Scene | undefined;

    jest.setTimeout(300_000);
    beforeAll(async () => {
      process.on('unhandledRejection', note);
      cluster = await MatrixCluster.start();
      scene = { way, cluster, ...(await connect(cluster)) };
    });
    afterEach(() => {
      // Not there when the start failed, which is what then should be told.
      cluster?.heal();
      if (unhandled.length > 0) {
        throw new Error(`Unhandled: ${unhandled.join(', ')}`);
      }
    });
    afterAll(async () => {
      process.off('unhandledRejection', note);
      await cluster?.stop();
    });

    it.each(cells.map(cell => ({ ...cell, is: cell.outcome.outcome })))(
      '$fault: $kind is $is',
      cell => runCell(cell, scene as Scene),
    );
  });
}
