import { basename, join } from 'node:path'
import { build, type Plugin } from 'esbuild'

export interface BundledFile {
  name: string
  text: string
}

/**
 * `main.js`, and beside it what it loads when it is needed. Each is a bundle of its own: parts in common are smaller than
 * the requests for them would be.
 */
export async function bundleEmbed(root: string): Promise<BundledFile[]> {
  const parts = { main: 'sandbox/embed/main.tsx', simulate: 'tcp/simulate.ts', 'share-link': linkReader }
  return Promise.all(
    Object.entries(parts).map(async ([name, entry]) => ({
      name: `${name}.js`,
      text: await bundle(root, entry, name === 'main' ? [later] : []),
    })),
  )
}

const linkReader = 'sandbox/workbench/share-link.ts'

async function bundle(root: string, entry: string, plugins: Plugin[]): Promise<string> {
  const embed = join(root, 'sandbox', 'embed')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: {
      react: join(embed, 'react.ts'),
      'react-dom': join(embed, 'react.ts'),
      'react/jsx-runtime': 'preact/jsx-runtime',
      'next-intl': join(embed, 'intl.ts'),
      '@': root,
    },
    plugins,
  })
  return outputFiles[0]!.text
}

/** What the views load when it is needed stands beside them. */
const later: Plugin = {
  name: 'later',
  setup({ onResolve }) {
    onResolve({ filter: /\/(simulate|share-link)\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: `./${basename(path, '.ts')}.js`, external: true } : null,
    )
  },
}
