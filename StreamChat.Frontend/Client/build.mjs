// Builds the page into ../wwwroot: installs the locked packages when the lock file changed, then bundles when a source changed.
// Run by the AppHost before the frontend starts, by `dotnet publish`, and by hand: node build.mjs
// With `tools` it installs what `npm run check` needs too (7 times the packages), and builds nothing.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const client = dirname(fileURLToPath(import.meta.url));
const wwwroot = join(client, '..', 'wwwroot');
const installedStamp = join(client, 'node_modules', '.streamchat-installed');
const builtStamp = join(client, 'node_modules', '.streamchat-built');

const NOT_FOUND = 127;

const say = (line) => console.log(line);

const UNREACHABLE = /\b(?:ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/;

function fail(line) {
  console.error(line);
  process.exit(1);
}

function sourceFiles(folder = client) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'tests') {
      return [];
    }
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sourceFiles(path) : [path];
  });
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files.toSorted()) {
    hash.update(file.slice(client.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

const isFresh = (stamp, hash) => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;

/** Runs a command to its end; its output is kept for the one line that says why it failed. */
function run(command, args, progress) {
  return new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(command, args, { cwd: client, shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    const timer = setInterval(() => say(`${progress} … ${Math.round((Date.now() - started) / 1000)} s`), 3000);
    const end = (code, text) => {
      clearInterval(timer);
      resolve({ code, output: text, seconds: ((Date.now() - started) / 1000).toFixed(1) });
    };
    child.on('error', (error) => end(error.code === 'ENOENT' ? NOT_FOUND : 1, String(error)));
    child.on('close', (code) => end(code ?? 1, output));
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.once(signal, () => {
        child.kill(signal);
        process.exit(130);
      });
    }
  });
}

async function install(withTools) {
  const hash = hashOf([join(client, 'package-lock.json'), join(client, 'package.json')]);
  const everything = `${hash} with tools`;
  if (isFresh(installedStamp, everything) || (!withTools && isFresh(installedStamp, hash))) {
    return;
  }
  say('installing the locked npm packages (only when they changed)');
  const { code, output, seconds } = await run('npm', ['ci', '--ignore-scripts', '--no-progress', '--fetch-retries', '1', ...(withTools ? [] : ['--omit=dev'])], 'installing');
  if (code === NOT_FOUND) {
    fail('npm was not found; it comes with Node.js 20.19, or 22.12 or newer (https://nodejs.org).');
  }
  if (code !== 0) {
    fail(
      UNREACHABLE.test(output)
        ? 'the npm registry cannot be reached, and the packages of the page are not installed yet; check the network, a proxy, or `npm config get registry`, and start again.'
        : `npm ci failed: ${tellingLine(output, /^npm error (?!code|errno|syscall|path)/)}`,
    );
  }
  writeFileSync(installedStamp, withTools ? everything : hash);
  say(`packages installed in ${seconds} s`);
}

async function bundle() {
  const hash = hashOf(sourceFiles());
  if (isFresh(builtStamp, hash) && existsSync(join(wwwroot, 'index.html'))) {
    say('up to date');
    return;
  }
  rmSync(builtStamp, { force: true });
  say('building');
  const vite = join(client, 'node_modules', 'vite', 'bin', 'vite.js');
  const { code, output, seconds } = await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], 'building');
  if (code !== 0) {
    const place = /\S+\.(?:tsx?|css|html):\d+:\d+/.exec(output)?.[0] ?? '';
    fail(`the build failed: ${tellingLine(output, /^\[/)} ${place} (\`npx vite build\` in ${client} shows more)`);
  }
  writeFileSync(builtStamp, hash);
  say(`built in ${seconds} s`);
}

/** The line of an output that tells most. */
function tellingLine(output, telling) {
  const plain = output.replaceAll(/\u001b\[[0-9;]*m/g, '');
  const lines = plain.split('\n').map((line) => line.trim()).filter((line) => line !== '' && line !== 'error during build:');
  return lines.find((line) => telling.test(line)) ?? lines.at(-1) ?? 'no output';
}

const [major, minor] = process.versions.node.split('.').map(Number);
// What the locked Vite takes: ^20.19.0 || >=22.12.0.
if (major < 20 || (major === 20 && minor < 19) || major === 21 || (major === 22 && minor < 12)) {
  fail(`Node.js 20.19, or 22.12 or newer is needed to build the page; this is ${process.versions.node}.`);
}
const withTools = process.argv[2] === 'tools';
await install(withTools);
if (!withTools) {
  await bundle();
}
