import { defineConfig } from 'vite';

// The page and nothing else: /assets/ holds hashed names that never change, the rest is checked at every load.
export default defineConfig({
  html: { cspNonce: '{{nonce}}' }, // a mark, which the frontend replaces in each response by what the policy of that response names
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the content security policy takes no data: scripts or styles
    reportCompressedSize: true,
  },
  server: {
    // npm run dev: the page with reload, against a gateway that runs.
    proxy: { '^/(chat|api|v1|stream)': process.env['STREAMCHAT_URL'] ?? 'http://localhost:8080' },
  },
});
