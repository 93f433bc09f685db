// Migrations without a downloaded engine, for SQLite and PostgreSQL.
//   tsx scripts/db.ts new <name>   write the next migration, for both databases
//   tsx scripts/db.ts deploy       bring the database of DATABASE_URL up to date
//   tsx scripts/db.ts check        fail when the models and the migrations disagree
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseLocation } from '../server/database/location.ts'
import { migrate, migrationsFolder } from '../server/database/migrate.ts'
import { missingMigrations, providers } from './migrations.ts'

const [command, name] = process.argv.slice(2)
if (command === 'new' && name) await write(name)
else if (command === 'deploy') await deploy()
else if (command === 'check') await check()
else fail('usage: tsx scripts/db.ts new <name> | deploy | check', 2)

async function write(name: string) {
  const missing = await missingMigrations()
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  for (const provider of providers) {
    const sql = missing[provider]
    if (!sql) {
      console.log(`${provider}: nothing to do, the migrations make what the models say`)
      continue
    }
    const folder = join(migrationsFolder(provider), `${stamp}_${name}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'migration.sql'), sql)
    console.log(`${provider}: wrote ${folder}`)
  }
}

async function deploy() {
  try {
    const applied = await migrate(databaseLocation())
    console.log(applied.length ? `applied ${applied.join(', ')}` : 'up to date')
  } catch (error) {
    fail((error as Error).message)
  }
}

async function check() {
  const missing = await missingMigrations()
  for (const provider of providers) {
    const sql = missing[provider]
    if (sql) fail(`${provider}: a migration is missing: tsx scripts/db.ts new <name>\n${sql}`)
    else console.log(`${provider}: migrations and models agree`)
  }
}

function fail(message: string, code = 1) {
  console.error(message)
  process.exitCode = code
}
