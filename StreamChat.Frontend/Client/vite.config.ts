import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** The chat page, and the API reference. */
const PAGES = ['index.html', 'reference.html'];

/** Writes each script's and style's hash to its tag, so that a file that was changed on its way does not run. */
const integrity: Plugin = {
  name: 'integrity',
  apply: 'build',
  writeBundle({ dir = '' }) {
    for (const page of PAGES) {
      const path = join(dir, page);
      const html = readFileSync(path, 'utf8').replaceAll(/(?:<script|<link rel="stylesheet")[^>]* (?:src|href)="\/([^"]+)"/g, (tag, file: string) => {
        const hash = createHash('sha384').update(readFileSync(join(dir, file))).digest('base64');
        return `${tag} integrity="sha384-${hash}"`;
      });
      writeFileSync(path, html);
    }
  },
};

// The pages and nothing else: /assets/ holds hashed names that never change, the rest is checked at every load.
export default defineConfig({
  plugins: [integrity],
  html: { cspNonce: '{{nonce}}' }, // a mark, which the frontend replaces in each response by what the policy of that response names
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: { input: PAGES },
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the content security policy takes no data: scripts or styles
    reportCompressedSize: true,
  },
  server: {
    // npm run dev: the page with reload, against a gateway that runs.
    proxy: { '^/(chat|api|v1|stream)': process.env['STREAMCHAT_URL'] ?? 'http://localhost:8080' },
  },
});
