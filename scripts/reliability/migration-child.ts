// Applies the migrations up to the one named, and says when it begins.
//   node --import tsx scripts/reliability/migration-child.ts FILE NAME
import { migrateSqlite, migrationsOf } from '../../server/database/migrate.ts'

const [file, last] = process.argv.slice(2) as [string, string]
const migrations = migrationsOf('sqlite').filter(({ name }) => name <= last)
console.log('migrating')
migrateSqlite(file, migrations)
