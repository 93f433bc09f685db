import { type ChangeEvent, type ReactNode, useRef } from 'react'
import { Button } from '@/components/kit/button'
import { type Imported, nameOfFile, readScenarioFile } from './read-file.ts'

/** Lets somebody choose a file and reads it here; it goes nowhere else. */
export function ImportButton({
  onRead,
  children,
}: {
  onRead: (name: string, read: Imported) => void
  children: ReactNode
}) {
  const field = useRef<HTMLInputElement>(null)
  const chosen = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const file = currentTarget.files?.[0]
    // The same file may be chosen again after it was mended.
    const read = file && (await readScenarioFile(file))
    currentTarget.value = ''
    if (file && read) onRead(nameOfFile(file.name), read)
  }
  return (
    <>
      <input ref={field} type="file" accept=".json,application/json" hidden onChange={chosen} />
      <Button onClick={() => field.current?.click()}>{children}</Button>
    </>
  )
}
