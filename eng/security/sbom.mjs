// Lists what StreamChat is made of, as CycloneDX 1.6, from the lock files alone, and checks that it is valid: node eng/security/sbom.mjs [file]
// The same lock files give the same list: it holds no time and no number of its own.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const read = (...path) => readFileSync(join(root, ...path), 'utf8');
const NOT_OURS = new Set(['node_modules', 'bin', 'obj', '.git', 'artifacts']);

/** The projects whose packages run where StreamChat is deployed, and what of their packages only builds them. */
const DEPLOYED = new Set(['StreamChat.Api', 'StreamChat.Gateway', 'StreamChat.Frontend', 'StreamChat.Simulator', 'StreamChat.ServiceDefaults', 'StreamChat.RedisClient', 'StreamChat.OpenTelemetryHosting']);
const ONLY_BUILDS = new Set(['Microsoft.CodeAnalysis.BannedApiAnalyzers', 'vite']);

const components = new Map();

/** Adds a package; one that runs somewhere counts as running. */
function add(type, name, version, hash, isDeployed, license, needs) {
  const purl = `pkg:${type}/${name.startsWith('@') ? name.replace('@', '%40') : name}@${version}`;
  const component = components.get(purl) ?? {
    purl,
    name,
    version,
    hash: Buffer.from(hash, 'base64').toString('hex'),
    license,
    isDeployed: false,
    needs: new Set(),
  };
  component.isDeployed ||= isDeployed;
  needs.forEach((need) => component.needs.add(need));
  components.set(purl, component);
}

function* lockFiles(name, folder = root) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && !NOT_OURS.has(entry.name)) {
      yield* lockFiles(name, join(folder, entry.name));
    } else if (entry.name === name) {
      yield join(folder, name);
    }
  }
}

for (const file of lockFiles('packages.lock.json')) {
  const isDeployed = DEPLOYED.has(basename(dirname(file)));
  for (const packages of Object.values(JSON.parse(readFileSync(file, 'utf8')).dependencies)) {
    const byName = new Map(Object.entries(packages).map(([name, { resolved }]) => [name.toLowerCase(), `pkg:nuget/${name}@${resolved}`]));
    for (const [name, { type, resolved, contentHash, dependencies = {} }] of Object.entries(packages)) {
      if (type !== 'Project') {
        const needs = Object.keys(dependencies).flatMap((need) => byName.get(need.toLowerCase()) ?? []);
        add('nuget', name, resolved, contentHash, isDeployed && !ONLY_BUILDS.has(name), undefined, needs);
      }
    }
  }
}

for (const file of lockFiles('package-lock.json')) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  // As Node looks it up: beside whoever asks, then further and further above.
  const find = (from, name) => {
    for (let place = from; ; place = place.slice(0, place.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
      const found = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
      if (packages[found] || place === '') {
        return packages[found] ? found : undefined;
      }
    }
  };
  const needsOf = (place) => Object.keys({ ...packages[place].dependencies, ...packages[place].optionalDependencies }).flatMap((name) => find(place, name) ?? []);

  const deployed = new Set();
  const deploy = (place) => {
    if (!deployed.has(place) && !ONLY_BUILDS.has(nameOf(place))) {
      deployed.add(place);
      needsOf(place).forEach(deploy);
    }
  };
  if (basename(dirname(file)) === 'Client') {
    needsOf('').forEach(deploy);
  }

  const purl = (place) => `pkg:npm/${nameOf(place).replace('@', '%40')}@${packages[place].version}`;
  for (const [place, { version, integrity, license }] of Object.entries(packages)) {
    if (place !== '') {
      add('npm', nameOf(place), version, integrity.replace('sha512-', ''), deployed.has(place), license, needsOf(place).map(purl));
    }
  }
}

const sorted = [...components.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1));
const version = /<VersionPrefix>(.*)<\/VersionPrefix>/.exec(read('Directory.Build.props'))[1];
const bom = JSON.stringify(
  {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': 'streamchat', name: 'StreamChat', version, licenses: [{ license: { id: 'MIT' } }] } },
    components: sorted.map(({ purl, name, version, hash, license, isDeployed }) => ({
      type: 'library',
      'bom-ref': purl,
      name,
      version,
      scope: isDeployed ? 'required' : 'excluded',
      hashes: [{ alg: 'SHA-512', content: hash }],
      ...(license && { licenses: [{ expression: license }] }),
      purl,
    })),
    dependencies: sorted.map(({ purl, needs }) => ({ ref: purl, ...(needs.size > 0 && { dependsOn: [...needs].sort() }) })),
  },
  null,
  2,
);

const fault = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(bom);
const unknown = sorted.flatMap(({ needs }) => [...needs]).filter((need) => !components.has(need));
const deployed = sorted.filter(({ isDeployed }) => isDeployed);
if (process.argv[2]) {
  writeFileSync(process.argv[2], `${bom}\n`);
}
console.log(`CycloneDX 1.6: ${sorted.length} components, of which ${deployed.length} are deployed; ${fault === null ? 'valid' : `not valid: ${JSON.stringify(fault)}`}`);
for (const need of unknown) {
  console.error(`${need} is needed and not listed`);
}
process.exit(fault === null && unknown.length === 0 && deployed.length > 20 && deployed.some(({ name }) => name === 'preact') && deployed.some(({ name }) => name === 'Yarp.ReverseProxy') ? 0 : 1);
