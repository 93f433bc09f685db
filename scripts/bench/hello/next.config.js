/** Its own, so that the one of the product is not found above it. @type {import('next').NextConfig} */
export default { serverExternalPackages: ['better-sqlite3', 'libsql', '@prisma/adapter-better-sqlite3'] }
