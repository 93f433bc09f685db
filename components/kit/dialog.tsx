import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

/** Before everything else, until it is closed: the browser keeps the focus in it, and gives it back. Escape closes. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const shown = dialog.current
    if (shown && !shown.open) shown.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      className="m-auto w-[min(34rem,calc(100vw-2rem))] rounded-lg border border-edge bg-raised p-5 text-ink shadow-lg backdrop:bg-black/50 sm:p-6"
    >
      <h2 id={id} className="text-2xl">
        {title}
      </h2>
      <div className="mt-4">{children}</div>
    </dialog>
  )
}
