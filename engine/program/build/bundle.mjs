import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

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
    packages: 'external',
    alias: { '#engine': './engine/index.ts', '#prisma': './prisma/generated/client.ts' },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'linked',
    logLevel: 'error',
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
  const builds = readdirSync(cache).map((name) => join(cache, name))
  builds.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const old of builds.slice(5)) rmSync(old, { recursive: true, force: true })
}

/** A source still finds the files beside it. */
function keepPlaces({ onLoad }) {
  onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
    const own = { url: pathToFileURL(path).href, dirname: dirname(path), filename: path }
    const contents = readFileSync(path, 'utf8').replace(
      /\bimport\.meta\.(url|dirname|filename)\b/g,
      (_, name) => JSON.stringify(own[name]),
    )
    return { contents, loader: extname(path).slice(1) }
  })
}
