/** The API server said no, or nothing. */
export class KubeAnswerError extends Error {
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;

  constructor(options: { question: string; status: number; message: string }) {
    const { question, status, message } = options;
    super(`${question}: ${message}${status === 0 ? '' : ` (HTTP ${status})`}`);
    this.name = 'KubeAnswerError';
    this.status = status;
  }

  /**
   * The JSON of a good answer. Refusals come as a `Status`, but for a group that nothing serves, which is a text.
   *
   * @throws KubeAnswerError with the server's own words
   */
  static parse(
    question: string,
    answer: { status: number; text: string },
  ): unknown {
    const { status, text } = answer;
    let body: any;
    try {
      body = JSON.parse(text);
    } catch {
      body = undefined;
    }
    if (status >= 200 && status < 300 && body !== undefined) {
      return body;
    }
    const message = body?.message ?? (text.trim().slice(0, 200) || 'no text');
    throw new KubeAnswerError({ question, status, message });
  }
}
