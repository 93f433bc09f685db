'use client'
import { usePathname } from 'next/navigation'

interface Props {
  links: { href: string; text: string }[]
  menu: string
}

/** In a line where there is room, else in a menu that the browser itself opens and closes: it works before any script. */
export function Places({ links, menu }: Props) {
  const pathname = usePathname()
  const anchors = links.map(({ href, text }) => (
    <a
      key={href}
      href={href}
      aria-current={pathname === href ? 'page' : undefined}
      className="flex min-h-11 items-center px-2 no-underline hover:underline aria-[current]:underline max-lg:px-4"
    >
      {text}
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
