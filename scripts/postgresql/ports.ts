/** Of the browser tests on PostgreSQL. */
export const applicationPort = Number(process.env.E2E_PORT ?? 3210) + 1
export const postgresqlPort = applicationPort + 1
