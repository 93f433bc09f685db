import { type MutantName, mutants } from '../tcp/mutants/mutants.ts'
import type { SandboxProps } from './instrument.tsx'
import Sandbox from './sandbox.tsx'

/** The simulator with a server whose stack does something wrong; only the pages of such stacks load it. */
export default function Broken({ mutant, ...props }: SandboxProps & { mutant: MutantName }) {
  return <Sandbox {...props} mutations={{ server: mutants[mutant] }} />
}
