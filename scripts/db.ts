// Migrations without a downloaded engine.
//   tsx scripts/db.ts new <name>   write the next migration
//   tsx scripts/db.ts deploy       bring the database of DATABASE_URL up to date
//   tsx scripts/db.ts check        fail when the models and the migrations disagree
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deploy, migrationsFolder, missingMigration } from './migrations.ts'

const [command, name] = process.argv.slice(2)
if (command === 'new' && name) await write(name)
else if (command === 'deploy') await report(deploy())
else if (command === 'check') await check()
else fail('usage: tsx scripts/db.ts new <name> | deploy | check', 2)

async function write(name: string) {
  const sql = await missingMigration()
  if (!sql) return console.log('nothing to do: the migrations make what the models say')
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = join(migrationsFolder, `${stamp}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), sql)
  console.log(`wrote ${folder}`)
}

async function report(deployed: Promise<string[]>) {
  try {
    const applied = await deployed
    console.log(applied.length ? `applied ${applied.join(', ')}` : 'up to date')
  } catch (error) {
    fail((error as Error).message)
  }
}

async function check() {
  const sql = await missingMigration()
  if (sql) fail(`a migration is missing: tsx scripts/db.ts new <name>\n${sql}`)
  else console.log('migrations and models agree')
}

function fail(message: string, code = 1) {
  console.error(message)
  process.exitCode = code
}
