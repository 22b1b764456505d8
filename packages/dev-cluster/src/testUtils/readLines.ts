/** The lines of a streamed answer, as they come. */
export async function* readLines(
  response: Response,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let pending = '';
  const reader = response.body?.getReader();
  for (
    let read = await reader?.read();
    read && !read.done;
    read = await reader?.read()
  ) {
    pending += decoder.decode(read.value, { stream: true });
    const lines = pending.split('\n');
    pending = lines.pop() ?? '';
    yield* lines;
  }
}
