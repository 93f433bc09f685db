import { type ComponentProps, type ReactNode, useId } from 'react'

export const fieldClass = 'min-h-11 w-full rounded-md border border-edge bg-raised px-3 py-2 text-base'

interface Words {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong with what was typed: named in text, linked to the field. */
  trouble?: string | null
}

/** A label, what stands in `children`, a hint and what is wrong, each linked to the other. */
function Labelled({
  label,
  hint,
  trouble,
  children,
}: Words & { children: (field: { id: string; describedBy: string | undefined }) => ReactNode }) {
  const id = useId()
  const described = [hint && `${id}-hint`, trouble && `${id}-trouble`].filter(Boolean).join(' ')
  return (
    <div className="max-w-md">
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      <div className="mt-1">{children({ id, describedBy: described || undefined })}</div>
      {trouble && (
        <p id={`${id}-trouble`} className="mt-1 text-sm text-bad">
          {trouble}
        </p>
      )}
    </div>
  )
}

export function TextField({ label, hint, trouble, className = '', ...input }: Words & ComponentProps<'input'>) {
  return (
    <Labelled label={label} hint={hint} trouble={trouble}>
      {({ id, describedBy }) => (
        <input
          id={id}
          type="text"
          aria-describedby={describedBy}
          aria-invalid={trouble ? true : undefined}
          className={`${fieldClass} ${className}`}
          {...input}
        />
      )}
    </Labelled>
  )
}

export function SelectField({ label, hint, trouble, children, ...select }: Words & ComponentProps<'select'>) {
  return (
    <Labelled label={label} hint={hint} trouble={trouble}>
      {({ id, describedBy }) => (
        <select id={id} aria-describedby={describedBy} className={fieldClass} {...select}>
          {children}
        </select>
      )}
    </Labelled>
  )
}

/** A box to tick, with its words beside it. */
export function CheckField({ label, hint, ...input }: Omit<Words, 'trouble'> & ComponentProps<'input'>) {
  const id = useId()
  return (
    <div className="flex max-w-[42rem] items-start gap-3 py-1.5">
      <input
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-1 size-5 flex-none"
        {...input}
      />
      <div>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-soft">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
