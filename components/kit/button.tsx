import type { ComponentProps } from 'react'

const looks = {
  primary: 'bg-ink text-page border-ink hover:bg-ink/85',
  quiet: 'bg-raised text-ink border-edge hover:bg-sunken',
} as const

export const buttonClass = (variant: keyof typeof looks = 'quiet') =>
  `inline-flex min-h-11 items-center justify-center gap-2 rounded-md border px-4 py-2 text-base leading-tight font-medium no-underline disabled:opacity-55 aria-disabled:opacity-55 ${looks[variant]}`

export function Button({
  variant = 'quiet',
  className = '',
  type = 'button',
  ...rest
}: ComponentProps<'button'> & { variant?: keyof typeof looks }) {
  return <button type={type} className={`${buttonClass(variant)} ${className}`} {...rest} />
}
