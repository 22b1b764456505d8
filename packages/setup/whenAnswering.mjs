import { setTimeout as wait } from 'node:timers/promises';

/** Resolves once every URL has answered with a 2xx; ends with the signal. */
export async function whenAnswering({ urls, signal }) {
  for (const url of urls) {
    while (!(await answers(url, signal))) {
      await wait(250, undefined, { signal });
    }
  }
}

async function answers(url, signal) {
  try {
    const response = await fetch(url, { signal });
    await response.arrayBuffer();
    return response.ok;
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    // Not listening yet.
    return false;
  }
}
