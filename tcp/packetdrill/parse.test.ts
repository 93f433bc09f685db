import { describe, expect, it } from 'vitest'
import { ACK, FIN, PSH, SYN } from '../engine/segment.ts'
import { Stopped } from './outcome.ts'
import { parseScript } from './parse.ts'
import type { Action } from './script.ts'

const event = (line: string) => parseScript(line).events[0]!
const action = (line: string): Action => event(line).action

function complaint(script: string) {
  try {
    parseScript(script)
  } catch (error) {
    if (error instanceof Stopped) return error.outcome
    throw error
  }
  return null
}

describe('times', () => {
  it.each([
    ['0', { kind: 'absolute', at: 0, until: null }],
    ['1.5', { kind: 'absolute', at: 1500, until: null }],
    ['+.01', { kind: 'relative', at: 10, until: null }],
    ['+0.000001', { kind: 'relative', at: 0.001, until: null }],
    ['1~1.25', { kind: 'absolute', at: 1000, until: 1250 }],
    ['+0~+.04', { kind: 'relative', at: 0, until: 40 }],
    ['*', { kind: 'any' }],
  ])('%s is understood', (text, time) => {
    expect(event(`${text} > . 1:1(0) ack 1`).time).toEqual(time)
  })

  it.each([
    ['* < . 1:1(0) ack 1', 'only outbound segments'],
    ['1~2 close(3) = 0', 'only outbound segments'],
    ['2~1 > . 1:1(0) ack 1', 'runs backwards'],
    ['-1 close(3) = 0', 'negative'],
    ['+.2....1 close(3) = 0', 'returns before it is made'],
  ])('%s is refused', (script, why) => {
    expect(complaint(script)).toMatchObject({ status: 'unsupported', line: 1, why: expect.stringContaining(why) })
  })
})

describe('segments', () => {
  it('have direction, flags, numbers, window and options', () => {
    expect(action('0 < FP. 1:101(100) ack 2 win 257 <nop,nop,TS val 5 ecr 6>')).toEqual({
      kind: 'inbound',
      segment: {
        flags: FIN | PSH | ACK,
        seq: 1,
        len: 100,
        ack: 2,
        window: 257,
        ports: null,
        options: [{ kind: 'nop' }, { kind: 'nop' }, { kind: 'TS', value: 5, echo: 6 }],
      },
    })
  })

  it.each([
    ['S', SYN],
    ['S.', SYN | ACK],
    ['.', ACK],
    ['-', 0],
  ])('may have the flags %s', (text, flags) => {
    expect(action(`0 > ${text} 0:0(0)`)).toMatchObject({ segment: { flags, ack: null, window: null, options: null } })
  })

  it('may have any option that the engine models', () => {
    expect(action('0 < S 0:0(0) <mss 1460,sackOK,eol,wscale 7,sack 1:2 5:6>')).toMatchObject({
      segment: {
        options: [
          { kind: 'mss', value: 1460 },
          { kind: 'sackOK' },
          { kind: 'eol' },
          { kind: 'wscale', value: 7 },
          {
            kind: 'sack',
            ranges: [
              { from: 1, to: 2 },
              { from: 5, to: 6 },
            ],
          },
        ],
      },
    })
  })

  it('may leave their options open, if they are outbound', () => {
    expect(action('0 > S 0:0(0) <...>')).toMatchObject({ segment: { options: null } })
    expect(complaint('0 < S 0:0(0) <...>')).toMatchObject({ why: expect.stringContaining('outbound') })
  })

  it('may name their ports', () => {
    expect(action('0 < 1234 > 80 S 0:0(0)')).toMatchObject({ segment: { ports: { source: 1234, target: 80 } } })
  })

  it('may wrap at 2^32', () => {
    expect(action('0 < . 4294967290:4(10) ack 1')).toMatchObject({ segment: { seq: 4_294_967_290, len: 10 } })
  })

  it.each([
    ['0 < S 0:5(4)', '0 and 4 octets do not make 5'],
    ['0 < SEW 0:0(0)', 'the flag E'],
    ['0 > S.5 0:0(0)', 'AccECN'],
    ['0 < [ect0] . 1:1(0) ack 1', 'IP fields (ect0)'],
    ['0 < (tos 0x10) . 1:1(0) ack 1', 'IP fields (tos)'],
    ['0 < icmp unreachable', 'icmp packets'],
    ['0 < ipv4 1.2.3.4 > 1.2.3.4: . 1:1(0)', 'ipv4 packets'],
    ['0 < . 1:1(0) ack 1 urg 5', 'urgent data'],
    ['0 < S 0:0(0) <FO abcd>', 'the TCP option FO'],
    ['0 < S 0-0(0)', 'expected : instead of'],
    ['0 < S x:0(0)', 'expected a sequence number instead of x'],
  ])('%s is refused by name', (script, why) => {
    expect(complaint(script)).toMatchObject({ status: 'unsupported', line: 1, why: expect.stringContaining(why) })
  })
})

describe('calls', () => {
  it('have arguments, a result, an error and a note', () => {
    expect(action('0 read(4, ..., 1000) = -1 EAGAIN (Resource temporarily unavailable)')).toEqual({
      kind: 'call',
      name: 'read',
      args: [{ kind: 'number', value: 4 }, { kind: 'any' }, { kind: 'number', value: 1000 }],
      result: -1,
      errno: 'EAGAIN',
      until: null,
    })
  })

  it('may last, and may have any result', () => {
    expect(action('+.1...0.200 connect(3, ..., ...) = 0')).toMatchObject({ until: 200, result: 0 })
    expect(action('0 fcntl(3, F_GETFL) = ...')).toMatchObject({ result: null })
  })

  it('have flags joined by |, lists, structures and addresses', () => {
    expect(action('0 fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0')).toMatchObject({ args: [{}, {}, { value: 0x802 }] })
    expect(action('0 setsockopt(3, SOL_SOCKET, SO_LINGER, {onoff=1, linger=0}, 8) = 0')).toMatchObject({
      args: [{}, {}, {}, { kind: 'struct', fields: { onoff: { value: 1 }, linger: { value: 0 } } }, {}],
    })
    const address = '{sa_family = AF_INET, sin_port = htons(8080), sin_addr = inet_addr("192.0.2.1")}'
    expect(action(`0 connect(3, ${address}, 16) = 0`)).toMatchObject({
      args: [{}, { fields: { sin_port: { value: 8080 }, sin_addr: { text: '192.0.2.1' } } }, {}],
    })
    expect(action('0 poll([{fd=4, events=POLLIN}], 1, 0) = 0')).toMatchObject({
      args: [{ kind: 'list', items: [{ kind: 'struct' }] }, {}, {}],
    })
    expect(action('0 x([], {1, 2}) = 0')).toMatchObject({ args: [{ items: [] }, { kind: 'list', items: [{}, {}] }] })
  })

  it.each([
    ['0 close(3)', 'expected = instead of the end of the script'],
    ['0 close(3) = "x"', 'a result that is not a number'],
    ['0 close(3) = -1 EBADF (Bad', 'a note without end'],
    ['0 fcntl(3, F_SETFL, O_RDWR|O_STRANGE) = 0', 'an unknown name beside |'],
    ['0 close(]) = 0', 'expected a value instead of ]'],
    ['0 5', 'expected a segment, a system call or a command instead of 5'],
  ])('%s is refused', (script, why) => {
    expect(complaint(script)).toMatchObject({ status: 'unsupported', why: expect.stringContaining(why) })
  })
})

describe('a script', () => {
  it('has flags, a command before, events with their lines, and a command behind', () => {
    const script = parseScript(
      '--mtu=1500\n`sysctl a`\n\n0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n+0 `b`\n+0 %{ c }%\n`d`',
    )
    expect(script).toMatchObject({
      flags: [{ line: 1, name: 'mtu', value: '1500' }],
      before: { line: 2, text: 'sysctl a' },
      after: { line: 7, text: 'd' },
      events: [
        { line: 4, action: { kind: 'call' } },
        { line: 5, action: { kind: 'command', text: 'b' } },
        { line: 6, action: { kind: 'code', text: ' c ' } },
      ],
    })
  })

  it('has at least one event, and nothing else', () => {
    expect(complaint('// nothing\n')).toMatchObject({ why: 'a script without events' })
    expect(complaint('0 close(3) = 0\nclose(4) = 0')).toMatchObject({
      line: 2,
      why: 'expected an event instead of close',
    })
  })
})
