import type { LanguageFn } from 'highlight.js';

type Load = () => Promise<{ readonly default: LanguageFn }>;

/** A language that code can be coloured in: what it is also called, what it has inside of it, and its chunk. */
interface CodeLanguage {
  readonly aliases?: readonly string[];
  readonly with?: readonly string[];
  readonly load: Load;
}

/** Each is a chunk of its own, so that no page loads and prepares three dozen of them for the sake of one. */
export const CODE_LANGUAGES: Readonly<Record<string, CodeLanguage>> = {
  bash: { aliases: ['sh', 'zsh'], load: () => import('highlight.js/lib/languages/bash') },
  c: { aliases: ['h'], load: () => import('highlight.js/lib/languages/c') },
  cpp: { aliases: ['cc', 'c++', 'h++', 'hpp', 'hh', 'hxx', 'cxx'], load: () => import('highlight.js/lib/languages/cpp') },
  csharp: { aliases: ['cs', 'c#'], load: () => import('highlight.js/lib/languages/csharp') },
  css: { load: () => import('highlight.js/lib/languages/css') },
  diff: { aliases: ['patch'], load: () => import('highlight.js/lib/languages/diff') },
  dockerfile: { aliases: ['docker'], load: () => import('highlight.js/lib/languages/dockerfile') },
  go: { aliases: ['golang'], load: () => import('highlight.js/lib/languages/go') },
  graphql: { aliases: ['gql'], load: () => import('highlight.js/lib/languages/graphql') },
  http: { aliases: ['https'], load: () => import('highlight.js/lib/languages/http') },
  ini: { aliases: ['toml'], load: () => import('highlight.js/lib/languages/ini') },
  java: { aliases: ['jsp'], load: () => import('highlight.js/lib/languages/java') },
  javascript: { aliases: ['js', 'jsx', 'mjs', 'cjs'], with: ['xml'], load: () => import('highlight.js/lib/languages/javascript') },
  json: { aliases: ['jsonc', 'json5'], load: () => import('highlight.js/lib/languages/json') },
  kotlin: { aliases: ['kt', 'kts'], load: () => import('highlight.js/lib/languages/kotlin') },
  less: { load: () => import('highlight.js/lib/languages/less') },
  lua: { load: () => import('highlight.js/lib/languages/lua') },
  makefile: { aliases: ['mk', 'mak', 'make'], load: () => import('highlight.js/lib/languages/makefile') },
  markdown: { aliases: ['md', 'mkdown', 'mkd'], with: ['xml'], load: () => import('highlight.js/lib/languages/markdown') },
  nginx: { aliases: ['nginxconf'], load: () => import('highlight.js/lib/languages/nginx') },
  objectivec: { aliases: ['mm', 'objc', 'obj-c'], load: () => import('highlight.js/lib/languages/objectivec') },
  perl: { aliases: ['pl', 'pm'], load: () => import('highlight.js/lib/languages/perl') },
  php: { load: () => import('highlight.js/lib/languages/php') },
  powershell: { aliases: ['pwsh', 'ps', 'ps1'], load: () => import('highlight.js/lib/languages/powershell') },
  python: { aliases: ['py', 'gyp', 'ipython'], load: () => import('highlight.js/lib/languages/python') },
  r: { load: () => import('highlight.js/lib/languages/r') },
  ruby: { aliases: ['rb', 'gemspec'], load: () => import('highlight.js/lib/languages/ruby') },
  rust: { aliases: ['rs'], load: () => import('highlight.js/lib/languages/rust') },
  scss: { load: () => import('highlight.js/lib/languages/scss') },
  shell: { aliases: ['console', 'shellsession'], with: ['bash'], load: () => import('highlight.js/lib/languages/shell') },
  sql: { load: () => import('highlight.js/lib/languages/sql') },
  swift: { load: () => import('highlight.js/lib/languages/swift') },
  typescript: { aliases: ['ts', 'tsx', 'mts', 'cts'], with: ['xml'], load: () => import('highlight.js/lib/languages/typescript') },
  vbnet: { aliases: ['vb'], load: () => import('highlight.js/lib/languages/vbnet') },
  xml: { aliases: ['html', 'xhtml', 'rss', 'atom', 'xsl', 'svg'], with: ['css', 'javascript'], load: () => import('highlight.js/lib/languages/xml') },
  yaml: { aliases: ['yml'], load: () => import('highlight.js/lib/languages/yaml') },
};

const NAMES = new Map(Object.entries(CODE_LANGUAGES).flatMap(([name, { aliases = [] }]) => [name, ...aliases].map((alias) => [alias, name] as const)));

/** The language that a code block names, whatever it calls it. */
export function codeLanguageOf(name: string): string | undefined {
  return NAMES.get(name.toLowerCase());
}
