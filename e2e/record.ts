import { randomUUID } from 'node:crypto'
import { type BrowserContext, expect } from '@playwright/test'

interface Past {
  questionId: string
  daysAgo: number
  earned: number
  confidence?: 'sure' | 'guessing'
  misconceptions?: string
}

/** Gives the browser a learner who answered all this before, by way of an import. */
export async function withRecord(context: BrowserContext, baseURL: string, past: Past[]) {
  const attempts = past.map(({ questionId, daysAgo, earned, confidence, misconceptions }, index) => ({
    id: randomUUID(),
    questionId,
    contentVersion: 'earlier',
    seed: index + 2,
    variant: index + 2,
    answer: 'x',
    bodyHash: 'earlier',
    status: 'graded',
    earned,
    of: 1,
    feedback: {},
    misconceptions: misconceptions ?? '',
    mode: 'practice',
    confidence: confidence ?? null,
    locale: 'en',
    elapsedMs: 10_000,
    hints: 0,
    imported: false,
    sequence: index + 1,
    createdAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
  }))
  const reply = await context.request.post('/api/me/import', {
    headers: { origin: baseURL },
    data: {
      format: 'four-waves-learner',
      version: 1,
      learner: { createdAt: new Date(0).toISOString() },
      attempts,
      results: [],
      hints: [],
      visits: [],
      settings: null,
    },
  })
  expect(await reply.json()).toEqual({ attempts: past.length })
}
