'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { signedInName } from '@/components/account/place'

interface Props {
  links: { href: string; text: string }[]
  menu: string
  /** For who is not signed in, and where the account of who is stands. */
  signIn: { href: string; text: string; account: string }
}

/** In a line where there is room, else in a menu that the browser itself opens and closes: it works before any script. */
export function Places({ links, menu, signIn }: Props) {
  const pathname = usePathname()
  const [name, setName] = useState<string | null>(null)
  useEffect(() => setName(signedInName(document.cookie)), [])
  const account = name === null ? signIn : { href: signIn.account, text: name }
  const anchors = [...links, account].map(({ href, text }) => (
    <a
      key={href}
      href={href}
      aria-current={pathname === href ? 'page' : undefined}
      className="flex min-h-11 items-center px-2 no-underline hover:underline aria-[current]:underline max-lg:px-4"
    >
      <span className="max-w-40 truncate">{text}</span>
    </a>
  ))
  return (
    <>
      <div className="hidden gap-2 lg:flex">{anchors}</div>
      <button type="button" popoverTarget="places" className="min-h-11 rounded-md px-3 hover:bg-sunken lg:hidden">
        {menu}
      </button>
      <div
        id="places"
        popover="auto"
        className="inset-auto end-4 top-13 m-0 min-w-48 rounded-md border border-edge bg-raised py-1 text-ink shadow-lg sm:end-6 lg:hidden"
      >
        {anchors}
      </div>
    </>
  )
}
