import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** The chat page, and the API reference. */
const PAGES = ['index.html', 'reference.html'];

/** A mark, which the frontend replaces in each response by what the policy of that response names. */
const NONCE = '{{nonce}}';

const hashOf = (path: string, algorithm = 'sha384') => `${algorithm}-${createHash(algorithm).update(readFileSync(path)).digest('base64')}`;

/** The hashes of the scripts that are loaded while the page is used, by the only way there is to give them: a map before the first script that imports. */
function importMap(dir: string): string {
  const scripts = readdirSync(join(dir, 'assets')).filter((file) => file.endsWith('.js')).toSorted();
  const integrity = Object.fromEntries(scripts.map((file) => [`/assets/${file}`, hashOf(join(dir, 'assets', file), 'sha256')]));
  return `<script type="importmap" nonce="${NONCE}">${JSON.stringify({ integrity })}</script>`;
}

/** Writes each script's and style's hash to its tag, so that a file that was changed on its way does not run. */
const integrity: Plugin = {
  name: 'integrity',
  apply: 'build',
  writeBundle({ dir = '' }) {
    for (const page of PAGES) {
      const path = join(dir, page);
      const html = readFileSync(path, 'utf8')
        .replaceAll(/(?:<script|<link rel="(?:stylesheet|modulepreload)")[^>]* (?:src|href)="\/([^"]+)"/g, (tag, file: string) => `${tag} integrity="${hashOf(join(dir, file))}"`)
        .replace(/<script type="module"/, (tag) => `${importMap(dir)}\n    ${tag}`);
      writeFileSync(path, html);
    }
  },
};

// The pages and nothing else: /assets/ holds hashed names that never change, the rest is checked at every load.
export default defineConfig({
  plugins: [integrity],
  html: { cspNonce: NONCE },
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
