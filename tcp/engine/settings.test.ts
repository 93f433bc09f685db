import { describe, expect, it } from 'vitest'
import { initialReceiveBuffer, settingsOf } from './settings.ts'

describe('settings', () => {
  it('have the defaults of Linux', () => {
    expect(settingsOf({ profile: 'linux' })).toMatchObject({ tcp_fin_timeout: 60, tcp_timestamps: 1, tcp_retries2: 15 })
  })

  it('leave out under the RFC what the RFC leaves to the implementation', () => {
    expect(settingsOf({ profile: 'rfc9293' })).toMatchObject({ tcp_timestamps: 0, tcp_sack: 0 })
  })

  it('are replaced by those of the scenario, under either profile', () => {
    expect(settingsOf({ profile: 'rfc9293', sysctl: { tcp_timestamps: 1 } }).tcp_timestamps).toBe(1)
    expect(settingsOf({ profile: 'linux', sysctl: { tcp_fin_timeout: 5 } }).tcp_fin_timeout).toBe(5)
  })

  it('may be written as strings; what is no number has no effect', () => {
    const settings = settingsOf({ profile: 'linux', sysctl: { tcp_retries2: '5', tcp_syn_retries: 'many', other: 1 } })
    expect(settings).toMatchObject({ tcp_retries2: 5, tcp_syn_retries: 6 })
    expect(settings).not.toHaveProperty('other')
  })

  it('the receive buffer begins with the middle one of three numbers', () => {
    const buffer = (tcp_rmem: string) => initialReceiveBuffer(settingsOf({ profile: 'linux', sysctl: { tcp_rmem } }))
    expect(buffer('4096 9000 20000')).toBe(9000)
    expect(buffer('4096\t9000\t20000')).toBe(9000)
    expect(buffer('nonsense')).toBe(131_072)
  })
})
