// Bundles entry.mjs with the page's own tools, into one script.
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const client = createRequire(new URL('../../Client/package.json', import.meta.url));

export async function bundle() {
  const { build } = await import(pathToFileURL(client.resolve('vite')).href);
  const [{ output }] = await build({
    root: fileURLToPath(new URL('../../Client', import.meta.url)),
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL('entry.mjs', import.meta.url)), formats: ['es'], fileName: 'prefixes' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  return output.find((file) => file.type === 'chunk').code;
}
