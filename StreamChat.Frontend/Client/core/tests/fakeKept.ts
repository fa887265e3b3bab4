import type { KeyValues } from '../kept/keyValues';
import type { Holds } from '../kept/outbox';

/** A browser's database in memory. */
export class MemoryValues implements KeyValues {
  readonly all = new Map<string, unknown>();

  async get(key: string): Promise<unknown> {
    return this.all.get(key);
  }

  async set(key: string, value: unknown): Promise<void> {
    this.all.set(key, structuredClone(value));
  }

  async delete(key: string): Promise<void> {
    this.all.delete(key);
  }

  async keys(start: string): Promise<readonly string[]> {
    return [...this.all.keys()].filter((key) => key.startsWith(start));
  }

  async clear(): Promise<void> {
    this.all.clear();
  }
}

/** The names that the pages of one browser hold. */
export class FakeHolds implements Holds {
  readonly names = new Set<string>();

  hold(name: string): () => void {
    this.names.add(name);
    return () => this.names.delete(name);
  }

  async claim(name: string, run: () => Promise<void>): Promise<void> {
    if (!this.names.has(name)) {
      await run();
    }
  }
}
