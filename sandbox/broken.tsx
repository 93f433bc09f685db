import { type MutantName, mutants } from '../tcp/mutants/mutants.ts'
import { Instrument, type SandboxProps } from './instrument.tsx'

/** The simulator with a server whose stack does something wrong; only the pages of such stacks load it. */
export default function Broken({ mutant, ...props }: SandboxProps & { mutant: MutantName }) {
  return <Instrument {...props} mutations={{ server: mutants[mutant] }} />
}
