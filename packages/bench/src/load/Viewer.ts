import { createParser } from 'eventsource-parser';
import type { StartedBackend } from './StartedBackend';

/** What a viewer is told of its Ray cluster. */
export interface SeenView {
  workersReady: number;
}

/** An open page: one event stream of one entity. */
export class Viewer {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly done: Promise<void>;

  private constructor(
    reader: ReadableStreamDefaultReader<Uint8Array>,
    onView: (view: SeenView) => void,
  ) {
    this.#reader = reader;
    this.done = this.#read(onView);
  }

  /** Resolves when the stream is open. @throws Error for any answer but 200 */
  static async open(
    backend: StartedBackend,
    entity: string,
    onView: (view: SeenView) => void,
  ): Promise<Viewer> {
    const answer = await backend.get(
      `entities/resource/default/${entity}/events`,
      { Accept: 'text/event-stream' },
    );
    if (!answer.ok || !answer.body) {
      throw new Error(`The stream of ${entity} answers ${answer.status}`);
    }
    return new Viewer(answer.body.getReader(), onView);
  }

  async close(): Promise<void> {
    await this.#reader.cancel();
    await this.done;
  }

  async #read(onView: (view: SeenView) => void): Promise<void> {
    const decoder = new TextDecoder();
    const parser = createParser({
      onEvent: ({ event, data }) => {
        if (event === 'view') {
          const [rayCluster] = JSON.parse(data).rayClusters;
          onView({ workersReady: rayCluster?.totals.workersReady ?? -1 });
        }
      },
    });
    for (;;) {
      const { done, value } = await this.#reader.read();
      if (done) {
        return;
      }
      parser.feed(decoder.decode(value, { stream: true }));
    }
  }
}
