import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** The bundler writes one for a worker whatever its settings say; nothing of the sources is published. */
export function dropSourceMaps(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.map')) rmSync(join(folder, name))
  }
}
