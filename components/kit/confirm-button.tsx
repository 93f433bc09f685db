import { type ReactNode, useState } from 'react'
import { Button, buttonClass } from './button'
import { Dialog } from './dialog'

interface Props {
  /** On the button, and on the one that does it. */
  label: string
  /** What will be so afterwards. */
  question: ReactNode
  /** What leaves everything as it is; it has the focus. */
  cancel: string
  onConfirm: () => void
  /** Names the button where several have the same words. */
  name?: string
  className?: string
}

/** A button for what is not easily taken back: it asks first. */
export function ConfirmButton({ label, question, cancel, onConfirm, name, className }: Props) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button onClick={() => setAsking(true)} aria-label={name} className={className}>
        {label}
      </Button>
      {asking && (
        <Dialog title={name ?? label} onClose={() => setAsking(false)}>
          <div>{question}</div>
          <div className="mt-5 flex flex-wrap justify-end gap-3">
            <button type="button" className={buttonClass()} onClick={() => setAsking(false)}>
              {cancel}
            </button>
            <Button
              variant="primary"
              onClick={() => {
                setAsking(false)
                onConfirm()
              }}
            >
              {label}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
