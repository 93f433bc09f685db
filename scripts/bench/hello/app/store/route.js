import { database } from '../../../../../server/database/database.ts'

/** The floor of storing: a body is read, one row is written by the product's own client, a few bytes are answered. */
export async function POST(request) {
  const { id, learnerId, number } = await request.json()
  await database().client.$queryRaw`
    INSERT INTO "Attempt" ("learnerId", "id", "questionId", "contentVersion", "seed", "answer", "bodyHash",
                           "status", "feedback", "sequence", "createdAt")
    VALUES (${learnerId}, ${id}, 'bare', 'version', 1, '"fin"', 'hash', 'graded', '{}', ${number}, ${new Date()})
    ON CONFLICT DO NOTHING RETURNING "sequence"`
  return Response.json({ stored: true })
}
