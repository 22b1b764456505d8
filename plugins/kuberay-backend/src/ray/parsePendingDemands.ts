import type { PendingDemand } from 'backstage-plugin-kuberay-common';

/** Demands beyond that are a plague, not an explanation. */
const MAX_DEMANDS = 50;

/** Headings of `ray status` under which demands stand; `Demands:` is how older versions of Ray say it, `Total` comes with `--verbose`. */
const HEADINGS: ReadonlySet<string> = new Set([
  'Pending Demands:',
  'Demands:',
  'Total Demands:',
]);

/** A standing wish of `request_resources()`, which older versions of Ray list among the demands: nothing waits for it. */
const STANDING_WISH = 'request_resources';

/**
 * What tasks, actors and placement groups wait for, by the text of `ray status`; at most 50. It is written for people
 * and changes from version to version (`format_info_string` in Ray's `autoscaler/_private/util.py`): every line that is
 * not understood is left out, and nothing throws. Pure.
 */
export function parsePendingDemands(text: string): PendingDemand[] {
  const demands: PendingDemand[] = [];
  let listed = false;
  for (const line of text.split(/\r?\n/)) {
    const content = line.trim();
    if (content !== '' && !line.startsWith(' ')) {
      listed = HEADINGS.has(content);
    } else if (listed) {
      demands.push(...parseLine(content));
    }
  }
  return demands.slice(0, MAX_DEMANDS);
}

/**
 * ` {'CPU': 1.0}: 4+ pending tasks/actors`,
 * ` {'CPU': 1.0} * 2, {'GPU': 1.0} * 1 (PACK): 3+ pending placement groups`
 */
function parseLine(content: string): PendingDemand[] {
  const end = content.lastIndexOf('}');
  const said = /^.*?: (\d{1,9})(\+?) (.*)$/.exec(content.slice(end + 1));
  if (end < 0 || !said || said[3].includes(STANDING_WISH)) {
    return [];
  }
  const times = /^ \* \d{1,9}/.exec(content.slice(end + 1))?.[0] ?? '';
  const bundles = content
    .slice(0, end + 1)
    .concat(times)
    .matchAll(/\{([^{}]*)\}(?: \* (\d{1,9}))?/g);
  return [...bundles].flatMap(([, inside, bundleTimes = '1']) => {
    const resources = parseResources(inside);
    const count = Number(said[1]) * Number(bundleTimes);
    return resources ? [{ resources, count, atLeast: said[2] === '+' }] : [];
  });
}

/** `'CPU': 1.0, 'GPU': 4.0`; undefined where any of it is not understood: half a demand would be another one. */
function parseResources(inside: string): Record<string, number> | undefined {
  const resources = new Map<string, number>();
  const rest = inside.replace(
    /\s*(['"])((?:(?!\1).){1,253})\1\s*:\s*(\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?)\s*(?:,|$)/g,
    (_all, _quote, name: string, amount: string) => {
      resources.set(name, Number(amount));
      return '';
    },
  );
  const finite = [...resources.values()].every(Number.isFinite);
  return rest.trim() === '' && resources.size > 0 && finite
    ? Object.fromEntries(resources)
    : undefined;
}
