import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { main } from './cli.ts'
import { connected, fourWaves } from './fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'tcp-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const run = (...args: string[]) => {
  const out: string[] = []
  const err: string[] = []
  return {
    code: main(
      args,
      (text) => out.push(text),
      (text) => err.push(text),
    ),
    out: out.join('\n'),
    err: err.join('\n'),
  }
}

const waves = file('waves.json', JSON.stringify(connected(fourWaves)))

describe('the command line', () => {
  it('simulate prints segments and states in the notation of the recordings', () => {
    const { code, out } = run('simulate', waves)
    const printed = JSON.parse(out)
    expect(code).toBe(0)
    expect(Object.keys(printed)).toEqual(['segments', 'states'])
    expect(printed.segments[3]).toEqual({
      at: 100,
      arrives: 120,
      from: 'client',
      flags: 'FIN,ACK',
      seq: 1,
      ack: 1,
      len: 0,
    })
    expect(printed.states.server[0]).toEqual({ at: 21, state: 'SYN_RECEIVED' })
  })

  it('simulate also reads a recording, and takes its scenario', () => {
    const recording = file(
      'recording.json',
      JSON.stringify({ name: 'x', scenario: connected(fourWaves), observed: {} }),
    )
    expect(run('simulate', recording).out).toBe(run('simulate', waves).out)
  })

  it('transcript prints text', () => {
    expect(run('transcript', waves).out).toContain('FIN_WAIT_1')
  })

  it('matrix prints a row for each state and segment', () => {
    const rows = JSON.parse(run('matrix', 'linux').out)
    expect(rows).toHaveLength(336)
    expect(rows[0]).toEqual({ state: 'CLOSED', segment: 'RST seq=NXT', reply: [], next: 'CLOSED' })
    expect(run('matrix', 'bsd')).toMatchObject({ code: 2, err: 'expected rfc9293 or linux' })
  })

  it.each([
    ['no command', [], /^usage: /],
    ['an unknown command', ['dance', waves], /^usage: /],
    ['a name that every object has', ['toString'], /^usage: /],
    ['no file', ['simulate'], /expected one file/],
    ['two files', ['simulate', waves, waves], /expected one file/],
    ['a file that is not there', ['simulate', join(folder, 'none.json')], /cannot be read/],
    ['a folder', ['transcript', folder], /cannot be read/],
    ['something that is not JSON', ['simulate', file('text.json', 'FIN!')], /is not JSON/],
    ['JSON that is no scenario', ['simulate', file('empty.json', '{}')], /version: expected 1 \(and \d+ more\)/],
  ])('%s: exit 2 and one line', (_what, args, message) => {
    const { code, out, err } = run(...(args as string[]))
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(message)
    expect(err.split('\n')).toHaveLength(1)
  })
})
