import { Tokenizer, type Links, type Tokens } from 'marked';

/** So deep may marks stand within marks; further in they are the characters that they are. No text of a person goes deeper, and every level is another call and another element. */
export const DEEPEST = 20;

/** Reads marks as marked does, but not those of a text that is made to exhaust whoever reads it: `>>>>>>…`. */
export class NestingTokenizer extends Tokenizer {
  #depth = 0;

  override blockquote(src: string): Tokens.Blockquote | undefined {
    return this.#within(() => super.blockquote(src));
  }

  override list(src: string): Tokens.List | undefined {
    return this.#within(() => super.list(src));
  }

  override emStrong(src: string, masked: string, before?: string): Tokens.Em | Tokens.Strong | undefined {
    return this.#within(() => super.emStrong(src, masked, before));
  }

  override del(src: string, masked: string, before?: string): Tokens.Del | undefined {
    return this.#within(() => super.del(src, masked, before));
  }

  override link(src: string): Tokens.Link | Tokens.Image | undefined {
    return this.#within(() => super.link(src));
  }

  override reflink(src: string, links: Links): Tokens.Link | Tokens.Image | Tokens.Text | undefined {
    return this.#within(() => super.reflink(src, links));
  }

  #within<T>(read: () => T | undefined): T | undefined {
    if (this.#depth === DEEPEST) {
      return undefined;
    }
    this.#depth += 1;
    try {
      return read();
    } finally {
      this.#depth -= 1;
    }
  }
}
