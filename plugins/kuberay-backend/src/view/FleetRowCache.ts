/** Judged rows of the fleet, kept as long as nothing they were made of has changed. */
export class FleetRowCache {
  private constructor() {}

  static create(): FleetRowCache {
    return new FleetRowCache();
  }
}
