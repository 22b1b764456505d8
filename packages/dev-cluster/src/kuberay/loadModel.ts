/** Annotation on a RayCluster that says how much work the stand-in autoscaler has to imagine. */
export const LOAD_ANNOTATION = 'dev-cluster.kuberay.io/load';

/** How many replicas of a group have work, as a function of time. */
export type Demand =
  | { type: 'constant'; replicas: number }
  | { type: 'wave'; low: number; high: number; periodMs: number };

/** Group name → demand. */
export type LoadModel = ReadonlyMap<string, Demand>;

const ENTRY =
  /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)=(constant|wave)\(([^()]*)\)$/;
const COUNT = /^\d{1,6}$/;
const DURATION = /^([1-9]\d{0,5})(s|m)$/;

/**
 * Reads `standard-worker=wave(1,6,60s); gpu=constant(2)`. A wave goes from its low to its high and back once per period.
 *
 * @throws Error with the entry that cannot be read and the reason
 */
export function parseLoad(text: string): LoadModel {
  const model = new Map<string, Demand>();
  for (const entry of text.split(';').map(part => part.trim())) {
    const match = ENTRY.exec(entry);
    if (!match) {
      throw new Error(
        `"${entry}" is not <group>=constant(<replicas>) or <group>=wave(<low>,<high>,<period>)`,
      );
    }
    const [, group, , type, list] = match;
    if (model.has(group)) {
      throw new Error(`group "${group}" is given twice`);
    }
    const values = list.split(',').map(value => value.trim());
    model.set(
      group,
      type === 'wave' ? parseWave(entry, values) : parseConstant(entry, values),
    );
  }
  return model;
}

/** Replicas that have work at a time: a pure function, so that two runs agree. */
export function demandAt(demand: Demand, now: number): number {
  switch (demand.type) {
    case 'constant':
      return demand.replicas;
    case 'wave': {
      const { low, high, periodMs } = demand;
      const turn = (2 * Math.PI * (now % periodMs)) / periodMs;
      return Math.round(low + ((high - low) * (1 - Math.cos(turn))) / 2);
    }
    default: {
      const unknown: never = demand;
      throw new Error(`unknown demand ${JSON.stringify(unknown)}`);
    }
  }
}

function parseConstant(entry: string, values: string[]): Demand {
  if (values.length !== 1) {
    throw new Error(`"${entry}": constant takes one number`);
  }
  return { type: 'constant', replicas: parseCount(entry, values[0]) };
}

function parseWave(entry: string, values: string[]): Demand {
  if (values.length !== 3) {
    throw new Error(`"${entry}": wave takes low, high and period`);
  }
  const low = parseCount(entry, values[0]);
  const high = parseCount(entry, values[1]);
  if (low > high) {
    throw new Error(`"${entry}": low is above high`);
  }
  const match = DURATION.exec(values[2]);
  if (!match) {
    throw new Error(
      `"${entry}": "${values[2]}" is not a period like 60s or 2m`,
    );
  }
  const unitMs = match[2] === 'm' ? 60_000 : 1000;
  return { type: 'wave', low, high, periodMs: Number(match[1]) * unitMs };
}

function parseCount(entry: string, value: string): number {
  if (!COUNT.test(value)) {
    throw new Error(`"${entry}": "${value}" is not a number of replicas`);
  }
  return Number(value);
}
