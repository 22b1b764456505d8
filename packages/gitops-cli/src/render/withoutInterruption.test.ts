import { EventEmitter } from 'node:events';
import { withoutInterruption } from './withoutInterruption';

/** A process that ends when a signal reaches it that nobody holds back. */
class InMemoryProcess extends EventEmitter {
  readonly pid = 1;
  endedBy: string | undefined;

  kill(_pid: number, signal: string) {
    this.endedBy = this.emit(signal, signal) ? this.endedBy : signal;
    return true;
  }
}

function aProcess() {
  const inMemory = new InMemoryProcess();
  return { inMemory, signalled: inMemory as unknown as NodeJS.Process };
}

describe('withoutInterruption', () => {
  it('lets a signal take effect when the work is done', async () => {
    const { inMemory, signalled } = aProcess();
    const endedMeanwhile = await withoutInterruption(async () => {
      inMemory.kill(1, 'SIGINT');
      return inMemory.endedBy;
    }, signalled);
    expect(endedMeanwhile).toBeUndefined();
    expect(inMemory.endedBy).toBe('SIGINT');
  });

  it('does so too where the work fails', async () => {
    const { inMemory, signalled } = aProcess();
    await expect(
      withoutInterruption(async () => {
        inMemory.kill(1, 'SIGTERM');
        throw new Error('no space');
      }, signalled),
    ).rejects.toThrow('no space');
    expect(inMemory.endedBy).toBe('SIGTERM');
  });

  it('leaves nothing behind where no signal came', async () => {
    const { inMemory, signalled } = aProcess();
    await expect(withoutInterruption(async () => 7, signalled)).resolves.toBe(
      7,
    );
    expect(inMemory.endedBy).toBeUndefined();
    expect(inMemory.eventNames()).toEqual([]);
  });
});
