import { anApplicationRecord } from 'backstage-plugin-kuberay-common/testUtils';
import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import { WholeReads } from './WholeReads';

describe('WholeReads', () => {
  let incomplete: Set<string>;
  let read: string[];
  let answer: () => Promise<void>;
  let stopped: AbortController;
  let reads: WholeReads;

  beforeEach(() => {
    jest.useFakeTimers();
    incomplete = new Set('abcdef');
    read = [];
    answer = async () => {};
    stopped = new AbortController();
    reads = WholeReads.create({
      incomplete: ({ name }) =>
        incomplete.has(name) ? anApplicationRecord({ name }) : undefined,
      read: async ({ name }: ApplicationRecord) => {
        read.push(name);
        await answer();
      },
    });
  });

  afterEach(async () => {
    stopped.abort();
    await reads.ended();
    jest.useRealTimers();
  });

  const ask = (...names: string[]) =>
    names.forEach(name =>
      reads.ask({ namespace: 'argocd', name }, stopped.signal),
    );
  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  it('reads at once what is asked for, and nothing that is known whole', async () => {
    incomplete.delete('b');
    ask('a', 'b');
    await pass(0);

    expect(read).toEqual(['a']);
  });

  it('reads one at most once in 10 s, and others without regard to it', async () => {
    for (let second = 0; second < 29; second += 1) {
      ask('a', 'a');
      await pass(1_000);
    }
    ask('b');
    await pass(0);

    expect(read).toEqual(['a', 'a', 'a', 'b']);
  });

  it('lets the last of many asks be heard, when its time has come', async () => {
    ask('a');
    await pass(1_000);
    ask('a');
    await pass(8_999);
    expect(read).toEqual(['a']);
    await pass(1);

    expect(read).toEqual(['a', 'a']);
  });

  it('reads nothing that has become known while it waited', async () => {
    ask('a');
    await pass(1_000);
    ask('a');
    incomplete.delete('a');
    await pass(20_000);

    expect(read).toEqual(['a']);
  });

  it('reads four at a time', async () => {
    let release = () => {};
    const held = new Promise<void>(resolve => (release = resolve));
    answer = () => held;
    ask('a', 'b', 'c', 'd', 'e');
    await pass(0);
    expect(read).toEqual(['a', 'b', 'c', 'd']);

    release();
    await pass(0);
    expect(read).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('reads nothing more when it is to stop', async () => {
    ask('a');
    await pass(1_000);
    ask('a');
    stopped.abort();
    await reads.ended();

    expect(read).toEqual(['a']);
    expect(jest.getTimerCount()).toBe(0);
  });
});
