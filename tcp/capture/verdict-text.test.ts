import { describe, expect, it } from 'vitest'
import { hosts } from '../scenario.ts'
import { type UnknownCode, unknownCodes } from './unknowns.ts'
import { type Verdict, verdictCodes } from './verdict.ts'
import { unknownText, verdictText } from './verdict-text.ts'

const examples: Record<Verdict['code'], Verdict> = {
  'closed-by-four': { code: 'closed-by-four', host: 'client', octets: 0 },
  'closed-by-three': { code: 'closed-by-three', host: 'server' },
  'closed-simultaneously': { code: 'closed-simultaneously' },
  'aborted-by': { code: 'aborted-by', host: 'client', state: 'ESTABLISHED' },
  'reset-after-close': { code: 'reset-after-close', host: 'client', state: 'FIN_WAIT_2' },
  refused: { code: 'refused', host: 'server' },
  'never-opened': { code: 'never-opened', tries: 3, answered: false },
  'still-open': { code: 'still-open' },
  'fin-unanswered': { code: 'fin-unanswered', host: 'client', copies: 10 },
  'half-closed': { code: 'half-closed', host: 'server', octets: 1, forMs: 120 },
  'never-closed-by': { code: 'never-closed-by', host: 'server', forMs: 5000 },
  'last-ack-unseen': { code: 'last-ack-unseen', host: 'server', copies: 1 },
  'nothing-known': { code: 'nothing-known' },
}

describe('a verdict in English', () => {
  it.each(verdictCodes)('is a sentence of its own for %s', (code) => {
    expect(verdictText(examples[code])).toMatch(/^[A-Z].*\.$/)
    const others = verdictCodes.filter((other) => other !== code).map((other) => verdictText(examples[other]))
    expect(others).not.toContain(verdictText(examples[code]))
  })

  it('names who did it, how often and how much', () => {
    expect(verdictText(examples['fin-unanswered'])).toContain('FIN of the client was seen 10 times')
    expect(verdictText(examples['last-ack-unseen'])).toContain('server was sent once')
    expect(verdictText(examples['half-closed'])).toContain('1 octet of data')
    expect(verdictText(examples['never-opened'])).toContain('3 SYNs')
    expect(verdictText({ code: 'never-opened', tries: 1, answered: false })).toContain('1 SYN,')
    expect(verdictText({ code: 'never-opened', tries: 1, answered: true })).toContain('was answered')
    expect(verdictText(examples['reset-after-close'])).toContain('in FIN_WAIT_2')
    expect(verdictText({ code: 'aborted-by', host: 'server', state: 'CLOSED' })).not.toContain('CLOSED')
    expect(verdictText({ code: 'closed-by-four', host: 'server', octets: 7 })).toContain('7 octets')
  })
})

describe('what is unknown, in English', () => {
  const sentence = (code: UnknownCode, host: (typeof hosts)[number]) => unknownText({ code, host, state: 'CLOSE_WAIT' })

  it.each(unknownCodes)('is a sentence for %s', (code) => {
    expect(sentence(code, 'client')).toMatch(/^[A-Z].*\.$/)
    expect(sentence(code, 'client')).not.toContain('undefined')
  })

  it.each(hosts)('names the %s where it is about one side', (host) => {
    expect(sentence('final-state-unseen', host)).toContain(`the ${host} after CLOSE_WAIT`)
  })
})
