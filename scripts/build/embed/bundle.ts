import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'

export interface BundledFile {
  name: string
  text: string
}

/** `main.js` and what it loads later. */
export async function bundleEmbed(root: string): Promise<BundledFile[]> {
  const embed = join(root, 'sandbox', 'embed')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { main: join(embed, 'main.tsx') },
    outdir: join(root, 'out'),
    write: false,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: {
      react: join(embed, 'react.ts'),
      'react/jsx-runtime': 'preact/jsx-runtime',
      'next-intl': join(embed, 'intl.ts'),
      '@': root,
    },
    plugins: [engineLater(join(embed, 'later.ts'))],
  })
  return outputFiles.map(({ path, text }) => ({ name: path.slice(join(root, 'out').length + 1), text }))
}

/** The views import the engine; on this page they get what loads it when it is needed. */
const engineLater = (standIn: string): Plugin => ({
  name: 'engine-later',
  setup({ onResolve }) {
    onResolve({ filter: /\/tcp\/simulate\.ts$/ }, ({ kind }) => (kind === 'dynamic-import' ? null : { path: standIn }))
  },
})
