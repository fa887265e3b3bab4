/** Values by name that outlive the page. */
export interface KeyValues {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  /** Those keys that begin like this. */
  keys(start: string): Promise<readonly string[]>;
  clear(): Promise<void>;
}
