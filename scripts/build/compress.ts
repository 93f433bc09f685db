import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Beside every static file and page a .br and a .gz, as small as they get: made once, sent often. */
export async function compressBuild(folder: string): Promise<void> {
  const files = [...filesIn(join(folder, 'static')), ...filesIn(join(folder, 'server', 'app'))]
  await Promise.all(files.map(compress))
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|css|html|svg|json|txt)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => file.includes('/static/') || file.endsWith('.html'))

async function compress(file: string) {
  const body = await readFile(file)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  await Promise.all([
    brotli(body, { params }).then((packed) => writeFile(`${file}.br`, packed)),
    zip(body, { level: 9 }).then((packed) => writeFile(`${file}.gz`, packed)),
  ])
}
