/** What became of the last press, told to those who see and to those who listen. */
export function StatusLine({ said }: { said: { ok: boolean; text: string } | null }) {
  return (
    <p role="status" className={`min-h-7 ${said && !said.ok ? 'text-bad' : 'text-good'}`}>
      {said?.text}
    </p>
  )
}
