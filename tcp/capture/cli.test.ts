import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { main } from '../cli.ts'
import { connected, fourWaves } from '../fixture.ts'
import { etherIpv4, ipv4, pcap, tcp } from './fixtures/files.ts'

const folder = mkdtempSync(join(tmpdir(), 'tcp-capture-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

const path = (name: string) => join(folder, name)
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(path(name), content)
  return path(name)
}

function run(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = main(
    args,
    (text) => out.push(text),
    (text) => err.push(text),
  )
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const waves = file('waves.json', JSON.stringify(connected(fourWaves)))
const two = file('two.pcap', pcap([50_000, 50_001].map((sourcePort) => etherIpv4(ipv4(tcp({ sourcePort }))))))

describe('capture and read', () => {
  it('capture writes a pcapng file and says how much is in it', () => {
    const { code, out } = run('capture', waves, path('waves.pcapng'))
    expect(code).toBe(0)
    expect(out).toBe(`${path('waves.pcapng')}: 7 segments`)
    expect(readFileSync(path('waves.pcapng')).readUInt32BE()).toBe(0x0a0d0d0a)
  })

  it('read prints what simulate prints, with a verdict and what is unknown', () => {
    run('capture', waves, path('back.pcapng'))
    const read = JSON.parse(run('read', path('back.pcapng')).out)
    const simulated = JSON.parse(run('simulate', waves).out)
    const said = ({ from, flags, seq, ack, len }: Record<string, unknown>) => ({ from, flags, seq, ack, len })
    expect(read.segments.map(said)).toEqual(simulated.segments.map(said))
    expect(read.verdict).toMatchObject({ code: 'closed-by-four', host: 'client' })
    expect(read.unknown.map(({ code }: { code: string }) => code)).toContain('time-wait-end-unseen')
    expect(read.connections).toHaveLength(1)
  })

  it('read prints the connection that is asked for', () => {
    expect(JSON.parse(run('read', two).out)).toMatchObject({ connection: 1, connections: [{}, {}] })
    expect(JSON.parse(run('read', two, '2').out)).toMatchObject({ connection: 2 })
  })

  it.each([
    ['no file', ['read'], /^expected one file$/],
    ['three files', ['capture', waves, waves, waves], /^expected two files$/],
    ['a scenario alone', ['capture', waves], /^expected two files$/],
    ['a file that is not there', ['read', path('none.pcap')], /cannot be read$/],
    ['a folder', ['read', folder], /cannot be read$/],
    ['a place that cannot be written', ['capture', waves, path('none/out.pcapng')], /cannot be written$/],
    ['a file that is no capture', ['read', waves], /octet 0: this is neither pcap nor pcapng/],
    [
      'a capture cut short',
      ['read', file('cut.pcap', readFileSync(two).subarray(0, 90))],
      /octet 24: the file is cut short: 70 octets should follow, 66 do$/,
    ],
    ['a connection that is not there', ['read', two, '3'], /no connection 3; it has 2$/],
    ['a connection that is no number', ['read', two, 'first'], /no connection first; it has 2$/],
  ])('%s: exit 2 and one line', (_what, args, message) => {
    const { code, out, err } = run(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
    expect(err.split('\n')).toHaveLength(1)
  })

  it('a file of 100 MB is refused without being read', () => {
    const large = file('large.pcap', pcap([]))
    truncateSync(large, 100_000_000)
    const { code, err } = run('read', large)
    expect(code).toBe(2)
    expect(err).toMatch(/octet 33554432: the file has 100000000 octets; at most 33554432 are read$/)
  })
})
