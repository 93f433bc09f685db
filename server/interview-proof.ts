import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Recording } from '../tcp/conformance.ts'
import type { Scenario } from '../tcp/scenario.ts'
import { refutation } from './myths.ts'

export interface Proof {
  scenario: Scenario
  /** Of a kernel recording, its name. */
  recording: string | null
  /** In the library of the sandbox. */
  library: string | null
}

/** The run that proves an answer: `library/SLUG`, `LESSON/NAME` or `recording/NAME`. The content check proves that it exists. */
export function proofOf(proof: string): Proof {
  const [place, name = ''] = proof.split('/')
  if (place !== 'recording') {
    return { scenario: refutation({ scenario: proof }), recording: null, library: place === 'library' ? name : null }
  }
  const file = join(/*turbopackIgnore: true*/ process.cwd(), 'tcp', 'recordings', `${name}.json`)
  const { scenario }: Recording = JSON.parse(readFileSync(file, 'utf8'))
  return { scenario, recording: name, library: null }
}
