import { expect, test } from 'vitest'
import { finLost, fourWaves, scenario } from '../fixture.ts'
import { stepsOf } from '../steps.ts'
import { packTrace, unpackTrace } from './packed-trace.ts'

for (const [name, trace] of Object.entries({ fourWaves: fourWaves(), finLost: finLost() }))
  test(`${name}: what the page shows is the same after the journey`, () => {
    const arrived = unpackTrace(JSON.parse(JSON.stringify(packTrace(trace))))
    const shown = (steps: ReturnType<typeof stepsOf>) =>
      steps.map(({ at, host, cause, sent, after }) => {
        const { rule: _rule, variables: _variables, connection: _connection, ...what } = cause
        return { at, host, what, sent, states: [after.client.state, after.server.state] }
      })
    expect(shown(stepsOf(arrived, scenario.script))).toEqual(shown(stepsOf(trace, scenario.script)))
    expect(arrived.segments.map(({ flags, seq, at, arrives }) => [flags, seq, at, arrives])).toEqual(
      trace.segments.map(({ flags, seq, at, arrives }) => [flags, seq, at, arrives]),
    )
  })
