import type { PendingDemand } from 'backstage-plugin-kuberay-common';

/** What the text of `ray status` says, as far as it was understood. */
export interface ClusterStatus {
  /** Nodes by type, of those that the text calls active or idle. A node type is a worker group, or `headgroup`. */
  nodes: Record<string, number>;
  /** One line for each node that is on its way. */
  pendingNodes: string[];
  /** Lines under "Recent failures". */
  recentFailures: string[];
  /** Of tasks, actors and placement groups; at most 50. */
  pendingDemands: PendingDemand[];
  /** What `request_resources` asks for, whether or not it is there; at most 50. */
  requestedResources: PendingDemand[];
}

/** Demands beyond that are a plague, not an explanation. */
const MAX_DEMANDS = 50;

type Section = 'nodes' | 'pending' | 'failures' | 'demands' | 'other';

/** Headings of `ray status`, Ray 2.52 and before; Healthy is the old word for Active. */
const SECTIONS: ReadonlyMap<string, Section> = new Map([
  ['Active:', 'nodes'],
  ['Healthy:', 'nodes'],
  ['Idle:', 'nodes'],
  ['Pending:', 'pending'],
  ['Recent failures:', 'failures'],
  ['Pending Demands:', 'demands'],
  ['Demands:', 'demands'],
  ['From request_resources:', 'demands'],
]);

/**
 * Reads the text of `ray status`. It is written for people and changes from version to version: every line that is not
 * understood is left out, and nothing throws. Pure.
 */
export function parseClusterStatus(text: string): ClusterStatus {
  const nodes = new Map<string, number>();
  const status: Omit<ClusterStatus, 'nodes'> = {
    pendingNodes: [],
    recentFailures: [],
    pendingDemands: [],
    requestedResources: [],
  };
  let section: Section = 'other';
  for (const line of text.split(/\r?\n/)) {
    const content = line.trim();
    if (content !== '' && !line.startsWith(' ')) {
      section = SECTIONS.get(content) ?? 'other';
    } else if (content !== '' && !isNone(content)) {
      switch (section) {
        case 'nodes':
          countNode(content, nodes);
          break;
        case 'pending':
          status.pendingNodes.push(content);
          break;
        case 'failures':
          status.recentFailures.push(content);
          break;
        case 'demands':
          addDemands(content, status);
          break;
        case 'other':
        default:
          break;
      }
    }
  }
  return { nodes: Object.fromEntries(nodes), ...status };
}

/** `(none)`, `(no failures)`, `(no resource demands)` … */
function isNone(content: string): boolean {
  return content.startsWith('(') && content.endsWith(')');
}

function countNode(content: string, nodes: Map<string, number>): void {
  const match = /^(\d{1,9}) (\S{1,253})$/.exec(content);
  if (match) {
    nodes.set(match[2], (nodes.get(match[2]) ?? 0) + Number(match[1]));
  }
}

/**
 * ` {'CPU': 1.0}: 4+ pending tasks/actors`,
 * ` {'CPU': 1.0} * 2, {'GPU': 1.0} * 1 (PACK): 3+ pending placement groups`,
 * ` {'CPU': 1.0}: 3 from request_resources()`
 */
function addDemands(
  content: string,
  status: Pick<ClusterStatus, 'pendingDemands' | 'requestedResources'>,
): void {
  const end = content.lastIndexOf('}');
  const said = /^.*?: (\d{1,9})(\+?) (.*)$/.exec(content.slice(end + 1));
  if (end < 0 || !said) {
    return;
  }
  const list = said[3].includes('request_resources')
    ? status.requestedResources
    : status.pendingDemands;
  for (const [, inside, times = '1'] of content
    .slice(0, end + 1)
    .concat(/^ \* \d{1,9}/.exec(content.slice(end + 1))?.[0] ?? '')
    .matchAll(/\{([^{}]*)\}(?: \* (\d{1,9}))?/g)) {
    const resources = parseResources(inside);
    if (resources && list.length < MAX_DEMANDS) {
      list.push({
        resources,
        count: Number(said[1]) * Number(times),
        atLeast: said[2] === '+',
      });
    }
  }
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
